import { extractText, getDocumentProxy } from 'unpdf';
import { documentRefused, type DocumentReading } from './reading.ts';
import { tidy } from './plain-text.ts';

/**
 * The text of a PDF that holds text: lines as on paper, each page ended by `\f\n`. A scan is
 * refused in words. For the job only.
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentReading> {
	let pages: string[];
	const foreign = needsCharacterMap(bytes);
	try {
		const pdf = await getDocumentProxy(bytes, { verbosity: 0 });
		if (pdf.numPages > PAGES_LIMIT)
			return documentRefused(
				`文件有 ${pdf.numPages} 页，超过 ${PAGES_LIMIT} 页的上限。请只留通知正文再上传。`
			);
		pages = (await extractText(pdf)).text.map((page) => tidy(page).replace(/\f/g, '\n').trim());
	} catch (error) {
		return documentRefused(broken(error));
	}
	const empty = pages.flatMap((page, at) => (page ? [] : [at + 1]));
	if (empty.length === pages.length) return documentRefused(foreign ? NO_ENCODING : SCAN);
	const text = pages.join('\f\n');
	if (unreadable(text)) return documentRefused(NO_ENCODING);
	const warnings =
		empty.length > 0 ? [`第 ${empty.join('、')} 页没有文字，可能是扫描页，请补上。`] : [];
	return { ok: true, text: `${text}\n`, warnings };
}

const PAGES_LIMIT = 500;

const SCAN =
	'这是扫描件，PDF 里只有图片、没有文字。请先做文字识别（OCR），再上传识别结果或粘贴文字；也可以向发文单位要 .docx 版本。';

const NO_ENCODING =
	'PDF 里的文字没有编码信息，读不出来或者是乱码。请用阅读器打开试着复制文字粘贴；不行就做文字识别（OCR），或者向发文单位要 .docx 版本。';

function broken(error: unknown): string {
	if (error instanceof Error && error.name === 'PasswordException')
		return 'PDF 加了密码，读不了。请取消密码后另存，再上传；或者粘贴文字。';
	return 'PDF 不完整或已损坏，打不开。请重新下载或复制一份，或者粘贴文字。';
}

// Old Chinese character maps (GBK-EUC-H and its kin) are not shipped with the reader. Looked up
// first: the reader takes the bytes away.
function needsCharacterMap(bytes: Uint8Array): boolean {
	return /\/(?:GBK|GB|UniGB|GBpc)\w*-[\w-]*[HV]\b/.test(Buffer.from(bytes).toString('latin1'));
}

// Private-use and replacement characters: what stays of a font that does not say its characters.
function unreadable(text: string): boolean {
	const strange = text.match(/[\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
	return strange > text.length / 5;
}
