import { hash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { largestFile, sizeInWords } from '#lib/ledger/evidence/file.ts';
import { maskNumbers } from '#lib/ledger/mask/numbers.ts';
import { isRefusal, refuse, type Refusal, type RefusalKind } from '#lib/ledger/refusal.ts';
import { cleanFileName } from '#lib/server/files/store.ts';
import { checkLegacy, checkPdf, checkZip, type Checked } from './documents.ts';
import { remake, type Picture } from './pictures.ts';

/** A file as it may be kept: what it is by its content, whatever its name says. */
export interface CheckedFile extends Picture {
	name: string;
	type: string;
	sha256: string;
}

/** By the kind found in the bytes: the type it is served as, and the endings its name may have, the usual one first. */
const kinds: Record<string, { type: string; endings: string[] }> = {
	jpg: { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
	png: { type: 'image/png', endings: ['png'] },
	webp: { type: 'image/webp', endings: ['webp'] },
	pdf: { type: 'application/pdf', endings: ['pdf'] },
	docx: {
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		endings: ['docx']
	},
	xlsx: {
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		endings: ['xlsx']
	},
	doc: { type: 'application/msword', endings: ['doc', 'wps'] },
	xls: { type: 'application/vnd.ms-excel', endings: ['xls', 'et'] }
};
const pictures = ['jpg', 'png', 'webp', 'heic', 'avif'];

/**
 * Looks at a file of 佐证材料 and makes pictures anew, without what the camera wrote about time and place.
 * @param name as it came; a path or an ending that lies are put right
 * @returns why it is not taken in, in words that name the file and say how to mend it
 */
export async function checkEvidence(
	bytes: Uint8Array,
	name: string
): Promise<CheckedFile | Refusal> {
	// An identity number in a name would stand in lists, headers and folders.
	const shown = maskNumbers(cleanFileName(name, '佐证材料'));
	if (bytes.length === 0) return refuseFile('said', shown, '是空的（0 字节）：请重新选择文件。');
	if (bytes.length > largestFile) return tooLarge(shown, bytes.length);
	const found = await kindOf(bytes);
	if (!found.ok) return refuseFile(found.why, shown, found.message);
	const kept = pictures.includes(found.kind)
		? await remake(bytes, found.kind)
		: { bytes, kind: found.kind, width: 0, height: 0, thumbnail: null };
	if (isRefusal(kept)) return refuseFile(kept.kind, shown, kept.message);
	const kind = kinds[kept.kind];
	if (!kind) throw new Error(`no kind ${kept.kind}`);
	return {
		...kept,
		name: endingRight(shown, kind.endings),
		type: kind.type,
		sha256: hash('sha256', kept.bytes)
	};
}

/** Says that a file is over the limit. @param size bytes, as far as they are known */
export function tooLarge(name: string, size: number): Refusal {
	return refuseFile(
		'tooLarge',
		cleanFileName(name, '佐证材料'),
		`有 ${sizeInWords(size)}，超过每个 20 MB 的上限：照片请用较低的分辨率重拍，文档请压缩图片后另存，或分成几个文件。`
	);
}

function refuseFile(kind: RefusalKind, name: string, sentence: string): Refusal {
	return refuse(kind, `“${name}”${sentence}`, 'fileIds');
}

async function kindOf(bytes: Uint8Array): Promise<Checked> {
	if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return checkZip(bytes);
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
		return checkLegacy(bytes);
	if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return checkPdf(bytes);
	const ext = await fileTypeFromBuffer(bytes.subarray(0, 65_536)).then(
		(found) => found?.ext ?? '',
		() => ''
	);
	if (pictures.includes(ext)) return { ok: true, kind: ext };
	return {
		ok: false,
		why: 'fileType',
		message:
			'不是可以接收的文件：佐证材料可用照片（JPG、PNG）、PDF、Word 和 Excel 文件，其他的请另存为 PDF 再上传。'
	};
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
	return magic.every((byte, at) => bytes[at] === byte);
}

/** A picture made anew may be of another kind than its name says. */
function endingRight(name: string, endings: string[]): string {
	const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
	if (name.includes('.') && endings.includes(ending)) return name;
	return `${name.replace(/\.(heic|heif|avif|jpe?g|png|webp)$/i, '')}.${endings[0]}`;
}
