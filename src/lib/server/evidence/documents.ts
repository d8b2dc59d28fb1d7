import { checkArchive } from '#lib/exchange/documents/archive.ts';
import type { RefusalKind } from '#lib/ledger/refusal.ts';

/** The kind of a document by its content, or why it is not taken in. */
export type Checked = { ok: true; kind: string } | { ok: false; why: RefusalKind; message: string };

/** .docx and .xlsx: the table of contents of the zip is looked at, nothing is unpacked. */
export async function checkZip(bytes: Uint8Array): Promise<Checked> {
	const archive = await checkArchive(bytes);
	if (!archive.ok) return refused('badFile', `没有收下：${archive.message}`);
	if (archive.names.includes('word/document.xml')) return { ok: true, kind: 'docx' };
	if (archive.names.includes('xl/workbook.xml')) return { ok: true, kind: 'xlsx' };
	return refused(
		'fileType',
		'是压缩包，不是 Word 或 Excel 文件：请解开压缩包，把里面的照片和文件逐个上传。'
	);
}

/** A PDF that came whole: its end mark stands in its last kilobytes. */
export function checkPdf(bytes: Uint8Array): Checked {
	const end = Buffer.from(bytes.subarray(-2048)).toString('latin1');
	return end.includes('%%EOF') ? { ok: true, kind: 'pdf' } : broken;
}

/**
 * .doc and .xls (Compound File Binary, [MS-CFB] §2.2): what streams it has by their names, which stand there in
 * UTF-16, and whether the sectors its head names lie inside it.
 */
export function checkLegacy(bytes: Uint8Array): Checked {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (!wholeCompound(file)) return broken;
	const has = (stream: string) => file.includes(Buffer.from(stream, 'utf16le'));
	if (has('EncryptedPackage'))
		return refused('locked', '加了密码，别人打不开：请取消密码后另存，再上传。');
	if (has('_VBA_PROJECT'))
		return refused(
			'said',
			'里有宏，为了安全不接收：请另存为不带宏的文件（.docx 或 .xlsx）再上传。'
		);
	if (has('WordDocument')) return { ok: true, kind: 'doc' };
	if (has('Workbook') || has('Book\0')) return { ok: true, kind: 'xls' };
	return refused('fileType', '不是 Word 或 Excel 文件：请另存为 PDF 再上传。');
}

function wholeCompound(file: Buffer): boolean {
	if (file.length < 1536) return false;
	const shift = file.readUInt16LE(30);
	if (shift !== 9 && shift !== 12) return false;
	const size = 2 ** shift;
	const tables = Math.min(file.readUInt32LE(44), 109);
	const sectors = Array.from({ length: tables }, (_, at) => file.readUInt32LE(76 + 4 * at));
	return [...sectors, file.readUInt32LE(48)].every((sector) => (sector + 2) * size <= file.length);
}

function refused(why: RefusalKind, message: string): Checked {
	return { ok: false, why, message };
}

const broken = refused(
	'badFile',
	'不完整或已损坏，打不开：请重新取得文件，确认自己能打开后再上传。'
);
