import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDirOf } from '#lib/server/settings.ts';

/** Where the file of an export lies: DATA_DIR/exports/<id>.zip. */
export function exportFile(id: string, name: string): string {
	return join(folder(), `${id}${name.slice(name.lastIndexOf('.'))}`);
}

/** The same file while it is being written: it gets its name when it is whole. */
export function partOf(file: string): string {
	return `${file}.part`;
}

export async function makeExportFolder(): Promise<void> {
	await mkdir(folder(), { recursive: true, mode: 0o700 });
}

/**
 * Removes every file of the folder that was last written before `oldest`; unfinished ones too.
 * @param oldest milliseconds since 1970, of the machine's clock
 */
export async function removeFilesBefore(oldest: number): Promise<void> {
	for (const name of await readdir(folder()).catch(() => [])) {
		const file = join(folder(), name);
		const found = await stat(file).catch(() => null);
		if (found && found.mtimeMs < oldest) await rm(file, { force: true });
	}
}

function folder(): string {
	return join(dataDirOf(process.env), 'exports');
}
