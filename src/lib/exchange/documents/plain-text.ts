import { documentRefused, type DocumentReading } from './reading.ts';

/**
 * The text of a .txt file: by its byte order mark, else strictly UTF-8, else GB18030 (which holds
 * GBK and GB2312). A UTF-8 file with a few broken places is kept, with a warning where to look.
 */
export function readPlainText(bytes: Uint8Array): DocumentReading {
	const decoded = decode(bytes);
	if (!decoded)
		return documentRefused(
			'认不出这个文本文件的编码。请用记事本打开，选“另存为”，编码选“UTF-8”，再上传；或者直接粘贴文字。'
		);
	if (/\0/.test(decoded.text))
		return documentRefused(
			'这不是文本文件（里面有不可见的数据）。请上传 .docx、.pdf 或 .txt 文件。'
		);
	const text = tidy(decoded.text);
	if (!text.trim()) return documentRefused('文件里没有文字，请重新选择文件。');
	return { ok: true, text, warnings: decoded.warnings };
}

/** Line ends as `\n`, no byte order mark, no control characters but tab, line and page end. */
export function tidy(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g, '');
}

interface Decoded {
	text: string;
	warnings: string[];
}

function decode(bytes: Uint8Array): Decoded | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly('utf-16le', bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly('utf-16be', bytes);
	return strictly('utf-8', bytes) ?? damagedUtf8(bytes) ?? strictly('gb18030', bytes);
}

function strictly(encoding: string, bytes: Uint8Array): Decoded | null {
	try {
		return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), warnings: [] };
	} catch {
		return null;
	}
}

// Read as GB18030, a UTF-8 file with one broken byte turns into nonsense from end to end.
function damagedUtf8(bytes: Uint8Array): Decoded | null {
	const text = new TextDecoder('utf-8').decode(bytes);
	const broken = text.match(/\ufffd+/g)?.length ?? 0;

	const foreign = text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0;
	if (broken > Math.max(1, foreign / 100) || foreign === 0) return null;
	const place = text.indexOf('\ufffd');
	const before = text.slice(Math.max(0, place - 12), place).replace(/\s+/g, ' ');
	return {
		text,
		warnings: [`有 ${broken} 处文字损坏（第一处在“${before}”之后），请对照原件补正。`]
	};
}
