import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { newId } from '#lib/server/ids.ts';
import { readSettings } from '#lib/server/settings.ts';

/** A folder under DATA_DIR for files that people bring. */
export function storedFolder(name: 'scans' | 'evidence'): string {
	const settings = readSettings({ DATA_DIR: process.env.DATA_DIR });
	if ('problems' in settings) throw new Error(settings.problems.join('\n'));
	return join(settings.dataDir, name);
}

/** Writes a file under a name that says its content; one that is there already stays. Whole and on the disk when done. */
export async function putFile(path: string, bytes: Uint8Array): Promise<void> {
	if (existsSync(path)) {
		// Young again: a sweep that looks for files nobody needs leaves it alone.
		const today = new Date();
		return utimes(path, today, today);
	}
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	// Written aside first: a file under its name is always whole.
	const aside = `${path}.${newId()}`;
	const file = await open(aside, 'wx', 0o600);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(aside, path);
	await syncFolder(dirname(path));
}

/** The bytes of a file as a stream; null when it is gone from DATA_DIR. */
export function streamFile(path: string): ReadableStream<Uint8Array> | null {
	if (!existsSync(path)) return null;
	return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
}

/** The SHA-256 of a file, in hex. */
export async function hashOfFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}

/** The last part of the name a file came under, without what a file name, a header or an eye cannot bear. */
export function cleanFileName(name: string, otherwise: string): string {
	const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? '';
	return (
		last
			.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffd]/g, '')
			.trim()
			.slice(-100) || otherwise
	);
}

/** A name that was given to a file survives a loss of power only when its folder is on the disk too. */
export async function syncFolder(path: string): Promise<void> {
	try {
		const folder = await open(path, 'r');
		await folder.sync().finally(() => folder.close());
	} catch {
		// Windows opens no folder; there the file system keeps names by itself.
	}
}
