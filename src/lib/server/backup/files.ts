import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file of a backup: its hash as it was copied, and its path in the backup with `/`. */
export interface CopiedFile {
	folder: string;
	path: string;
	sha256: string;
}

/**
 * Copies the files of a folder whose names say their content, and their thumbnails; what is being written is left out.
 * @param from a folder that may be missing
 * @param name what the folder is called in the backup
 * @param oncopied called after each file
 */
export async function copyStoredFiles(
	from: string,
	into: string,
	name: string,
	oncopied: () => void
): Promise<CopiedFile[]> {
	const copied: CopiedFile[] = [];
	const found = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => []);
	for (const { name: file, parentPath } of found.filter((entry) => isStored(entry.name))) {
		const within = join(parentPath, file).slice(from.length + 1);
		const sha256 = await copyHashed(join(from, within), join(into, within));
		oncopied();
		copied.push({ folder: name, path: `${name}/${within.replaceAll('\\', '/')}`, sha256 });
	}
	return copied.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One line of a list of hashes. */
export function hashedLine({ sha256, path }: Pick<CopiedFile, 'sha256' | 'path'>): string {
	return `${sha256}  ${path}\n`;
}

function isStored(name: string): boolean {
	return /^[0-9a-f]{64}(\.webp)?$/.test(name);
}

async function copyHashed(from: string, into: string): Promise<string> {
	await mkdir(dirname(into), { recursive: true, mode: 0o700 });
	const hash = createHash('sha256');
	const hashing = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			hash.update(chunk);
			done(null, chunk);
		}
	});
	const written = createWriteStream(into, { mode: 0o600, flush: true });
	await pipeline(createReadStream(from), hashing, written);
	return hash.digest('hex');
}
