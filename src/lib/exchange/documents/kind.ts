import { fileTypeFromBuffer } from 'file-type';
import { documentRefused } from './reading.ts';

export type DocumentKind =
	{ ok: true; kind: 'text' | 'docx' | 'pdf' } | { ok: false; message: string };

/**
 * What a document is, by its name and by its content, which must agree.
 *
 * In: bytes and file name. Out: how to read it, or a sentence naming the way to a readable file.
 */
export async function documentKind(bytes: Uint8Array, fileName: string): Promise<DocumentKind> {
	const extension = /\.([^.\\/]+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
	const kind = READABLE[extension];
	if (!kind) return documentRefused(REMEDY[extension] ?? unknown(extension));
	if (isCompoundFile(bytes)) return documentRefused(compoundFileMessage(bytes));
	const content = await contentType(bytes);
	if (content === 'docm' || content === 'dotm') return documentRefused(MACROS);
	const expected = { text: [''], docx: ['docx', 'zip'], pdf: ['pdf'] }[kind];
	if (expected.includes(content)) return { ok: true, kind };
	return documentRefused(mismatch(extension, content));
}

const READABLE: Record<string, 'text' | 'docx' | 'pdf' | undefined> = {
	txt: 'text',
	md: 'text',
	docx: 'docx',
	pdf: 'pdf'
};

const SAVE_AS_DOCX = '请用 Word 或 WPS 打开，选“另存为”，类型选“Word 文档（*.docx）”，再上传。';

const MACROS =
	'文件里有宏，为了安全不接收。请用 Word 或 WPS 打开，另存为不带宏的“Word 文档（*.docx）”再上传。';

const REMEDY: Record<string, string | undefined> = {
	doc: `读不了旧格式 .doc 文件。${SAVE_AS_DOCX}`,
	wps: `读不了 .wps 文件。${SAVE_AS_DOCX}`,
	rtf: `读不了 .rtf 文件。${SAVE_AS_DOCX}`,
	odt: `读不了 .odt 文件。${SAVE_AS_DOCX}`,
	docm: MACROS,
	dotm: MACROS,
	ofd: '读不了版式文件 .ofd。请用 OFD 阅读器打开，复制文字后粘贴；或者向发文单位要 .docx 版本。',
	ceb: '读不了版式文件 .ceb。请用阅读器打开，复制文字后粘贴；或者向发文单位要 .docx 版本。',
	zip: '这是压缩包。请先解压，再上传里面的通知文件。',
	rar: '这是压缩包。请先解压，再上传里面的通知文件。',
	'7z': '这是压缩包。请先解压，再上传里面的通知文件。',
	xlsx: '这里要的是通知正文，不是表格。请上传 .docx、.pdf 或 .txt 文件。',
	xls: '这里要的是通知正文，不是表格。请上传 .docx、.pdf 或 .txt 文件。'
};

const PICTURES = ['jpg', 'jpeg', 'png', 'bmp', 'gif', 'tif', 'tiff', 'webp', 'heic'];

function unknown(extension: string): string {
	if (PICTURES.includes(extension))
		return '这是图片，里面没有文字。请先做文字识别（OCR），再上传识别结果或粘贴文字。';
	const named = extension ? `读不了 .${extension.slice(0, 10)} 文件` : '文件名没有扩展名';
	return `${named}。可以上传 .docx、.pdf（带文字）或 .txt 文件，也可以直接粘贴文字。`;
}

// The beginning decides the type; the rest is not this check's to unpack.
async function contentType(bytes: Uint8Array): Promise<string> {
	try {
		return (await fileTypeFromBuffer(bytes.subarray(0, 65_536)))?.ext ?? '';
	} catch {
		return bytes[0] === 0x50 && bytes[1] === 0x4b ? 'zip' : '';
	}
}

function mismatch(extension: string, content: string): string {
	if (READABLE[content])
		return `文件名是 .${extension}，内容却是 .${content}。请把扩展名改成 .${content} 再上传。`;
	if (content)
		return `文件名是 .${extension}，内容却是 ${content.toUpperCase()} 格式。请核对是否选错了文件，或者另存为 .docx 再上传。`;
	return `文件名是 .${extension}，内容却不是。文件可能没有下载完整，或者扩展名被改过；请重新取得文件，或者粘贴文字。`;
}

// [MS-CFB] header: .doc, .xls, .wps, and every Office file with a password.
function isCompoundFile(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1';
}

function compoundFileMessage(bytes: Uint8Array): string {
	const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
	if (encrypted) return '文件加了密码，读不了。请用 Word 或 WPS 打开，取消密码后另存，再上传。';
	return `内容是旧格式的 Word 或 WPS 文档，只是改了扩展名。${SAVE_AS_DOCX}`;
}
