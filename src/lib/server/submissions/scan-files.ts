import { hash } from 'node:crypto';
import { join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { storedFolder, putFile, cleanFileName, streamFile } from '#lib/server/files/store.ts';

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
	const said = (sentence: string) => refuse('said', `“${shown(name)}”${sentence}`, 'scans');
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
	await putFile(pathOf(sha256), bytes);
}

/** The bytes of a scan as a stream; null when the file is gone from DATA_DIR. */
export function readScan(sha256: string): ReadableStream<Uint8Array> | null {
	return streamFile(pathOf(sha256));
}

function pathOf(sha256: string): string {
	return join(storedFolder('scans'), sha256);
}

async function kindOf(bytes: Uint8Array): Promise<string> {
	try {
		return (await fileTypeFromBuffer(bytes.subarray(0, 65_536)))?.ext ?? '';
	} catch {
		return '';
	}
}

function shown(name: string): string {
	return cleanFileName(name, '扫描件');
}
