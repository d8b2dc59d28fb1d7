import { hash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { newId } from './ids.ts';
import { readSettings } from './settings.ts';

/** The largest scan taken in, bytes. */
const largest = 20 * 1024 * 1024;
const types: Record<string, string> = {
	pdf: 'application/pdf',
	jpg: 'image/jpeg',
	png: 'image/png'
};

/** A scan as it may be kept: what it is by its content, whatever its name says. */
export interface CheckedScan {
	bytes: Uint8Array;
	name: string;
	type: string;
	sha256: string;
}

/** Looks at a scan of a stamped sheet. @returns why it is not taken in, in words that name the file */
export async function checkScan(bytes: Uint8Array, name: string): Promise<CheckedScan | Refusal> {
	const said = (sentence: string) => refuse('scan', `“${shown(name)}”${sentence}`, 'scans');
	if (bytes.length === 0) return said('是空的（0 字节）：请重新扫描或选择文件。');
	if (bytes.length > largest)
		return said(
			`有 ${Math.ceil(bytes.length / 1024 / 1024)} MB，超过每个 20 MB 的上限：请用较低的分辨率重新扫描，或分成几个文件。`
		);
	const type = types[await kindOf(bytes)];
	if (!type)
		return said('的内容不是 PDF、JPEG 或 PNG：请把盖章的台账扫描成 PDF，或拍照存成 JPG 后上传。');
	return { bytes, name: shown(name), type, sha256: hash('sha256', bytes) };
}

/** Puts a scan under DATA_DIR by its hash; the same one is kept once, however often it comes. */
export async function putScan({ bytes, sha256 }: CheckedScan): Promise<void> {
	const path = pathOf(sha256);
	if (existsSync(path)) return;
	await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
	// Written aside first: a file under its hash is always whole.
	const aside = `${path}.${newId()}`;
	const file = await open(aside, 'wx', 0o600);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(aside, path);
}

/** The bytes of a scan as a stream; null when the file is gone from DATA_DIR. */
export function readScan(sha256: string): ReadableStream<Uint8Array> | null {
	const path = pathOf(sha256);
	if (!existsSync(path)) return null;
	return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
}

function pathOf(sha256: string): string {
	const settings = readSettings({ DATA_DIR: process.env.DATA_DIR });
	if ('problems' in settings) throw new Error(settings.problems.join('\n'));
	return join(settings.dataDir, 'scans', sha256);
}

async function kindOf(bytes: Uint8Array): Promise<string> {
	try {
		return (await fileTypeFromBuffer(bytes.subarray(0, 65_536)))?.ext ?? '';
	} catch {
		return '';
	}
}

/** The last part of the name it came under, without what a file name or a header cannot bear. */
function shown(name: string): string {
	const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? '';

	return (
		last
			.replace(/[\u0000-\u001f\u007f\ufffd]/g, '')
			.trim()
			.slice(-100) || '扫描件'
	);
}
