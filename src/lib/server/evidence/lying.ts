import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { storedFolder } from '#lib/server/files/store.ts';

/** A file in DATA_DIR/evidence, whatever it is. */
interface Lying {
	path: string;
	/** The hash its name begins with. */
	sha256: string;
	/** Written aside and never given its name: an upload was cut off. */
	unfinished: boolean;
}

/** Minutes during which a file may lie without a record: it is being uploaded. */
const grace = 10;

/**
 * Files that no record names, nor is likely to name soon.
 * @param known hashes on record, of all counties
 */
export async function orphans(known: Set<string>): Promise<Lying[]> {
	const found: Lying[] = [];
	for await (const file of filesLying()) {
		if (!file.unfinished && known.has(file.sha256)) continue;
		const { mtimeMs } = await stat(file.path).catch(() => ({ mtimeMs: Infinity }));
		// The machine's own clock, as the file system writes it.
		if (Date.now() - mtimeMs > grace * 60_000) found.push(file);
	}
	return found;
}

export async function removeFile({ path }: Pick<Lying, 'path'>): Promise<void> {
	await rm(path, { force: true });
}

async function* filesLying(): AsyncGenerator<Lying> {
	const folder = storedFolder('evidence');
	for (const part of await readdir(folder).catch(() => []))
		for (const name of await readdir(join(folder, part)).catch(() => [])) {
			const [sha256 = '', ...rest] = name.split('.');
			const ending = rest.join('.');
			yield { path: join(folder, part, name), sha256, unfinished: !['', 'webp'].includes(ending) };
		}
}
