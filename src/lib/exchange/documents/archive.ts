import yauzl from 'yauzl';
import { documentRefused } from './reading.ts';

/** Limits for one Office file; sizes in bytes. */
export interface ArchiveLimits {
	entries: number;
	unpacked: number;
	ratio: number;
}

/** No .docx or .xlsx of a county's office came near these. */
const ARCHIVE_LIMITS: ArchiveLimits = {
	entries: 2000,
	unpacked: 200 * 1024 * 1024,
	ratio: 100
};

/**
 * Looks at the central directory of an Office file (.docx, .xlsx) and unpacks nothing.
 *
 * Out: the names inside, or a sentence why the file is not taken: damaged, encrypted, macros,
 * links to other workbooks, or what it would unpack to is out of proportion (`limits`).
 */
export async function checkArchive(
	bytes: Uint8Array,
	limits: ArchiveLimits = ARCHIVE_LIMITS
): Promise<{ ok: true; names: string[] } | { ok: false; message: string }> {
	try {
		const zip = await yauzl.fromBufferPromise(asBuffer(bytes));
		if (zip.entryCount > limits.entries) return documentRefused(tooManyParts(zip.entryCount));
		const names: string[] = [];
		let unpacked = 0;
		let packed = 0;
		for await (const entry of zip.eachEntry()) {
			const message = objection(entry, limits);
			if (message) return documentRefused(message);
			names.push(entry.fileName);
			unpacked += entry.uncompressedSize;
			packed += entry.compressedSize;
		}
		// Entries that share bytes pack more than the file holds.
		const overlapping = packed > bytes.length;
		if (overlapping || unpacked > limits.unpacked) return documentRefused(OUT_OF_PROPORTION);
		return { ok: true, names };
	} catch {
		return documentRefused(DAMAGED);
	}
}

/** The unpacked bytes of one part, or null. Throws when it holds more than its declared size. */
export async function readPart(bytes: Uint8Array, name: string): Promise<Uint8Array | null> {
	const zip = await yauzl.fromBufferPromise(asBuffer(bytes));
	for await (const entry of zip.eachEntry()) {
		if (entry.fileName !== name) continue;
		const chunks: Buffer[] = [];
		for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks);
	}
	return null;
}

function asBuffer(bytes: Uint8Array): Buffer {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function objection(entry: yauzl.Entry, limits: ArchiveLimits): string | null {
	if (entry.isEncrypted()) return '文件加了密码，读不了。请取消密码后另存，再上传。';
	if (/vbaProject|vbaData|macrosheets\//i.test(entry.fileName))
		return '文件里有宏，为了安全不接收。请另存为不带宏的文件（.docx 或 .xlsx）再上传。';
	if (/externalLinks\//i.test(entry.fileName))
		return '文件里有指向其他工作簿的链接。请在“数据—编辑链接”里断开链接，另存后再上传。';
	const smallEnough = entry.uncompressedSize <= 1024 * 1024;
	if (!smallEnough && entry.uncompressedSize > entry.compressedSize * limits.ratio)
		return OUT_OF_PROPORTION;
	return null;
}

const DAMAGED =
	'文件不完整或已损坏，打不开。请重新下载或复制一份；若 Word 或 WPS 能打开，另存一份再上传。';

const OUT_OF_PROPORTION =
	'文件解开后的大小与文件本身不相称，为了安全不接收。请用 Word 或 WPS 打开，另存一份再上传，或者粘贴文字。';

function tooManyParts(count: number): string {
	return `文件里有 ${count} 个部件，超过上限，为了安全不接收。请复制正文到新文档再上传。`;
}
