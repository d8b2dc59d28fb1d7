import mammoth from 'mammoth';
import { readPart } from '#lib/exchange/documents/archive.ts';
import { documentRefused, type DocumentReading } from '#lib/exchange/documents/reading.ts';
import { writeOutNumbers } from './numbered.ts';
import { tidy } from '#lib/exchange/documents/plain-text.ts';

/**
 * The text of a .docx that has passed `checkArchive`: a line a paragraph, a line a table row with
 * tabs between cells, automatic numbers written out. For the job only.
 */
export async function readDocx(bytes: Uint8Array): Promise<DocumentReading> {
	try {
		const main = await mainPart(bytes);
		const part = async (name: string) => decoded(await readPart(bytes, name));
		const document = await part(main);
		if (!document) return documentRefused(NOT_WORD);
		const folder = main.slice(0, main.lastIndexOf('/') + 1);
		const styles = await part(`${folder}styles.xml`);
		const numbered = writeOutNumbers({
			document,
			styles,
			numbering: await part(`${folder}numbering.xml`)
		});
		const text = tidy(await plainText({ [main]: numbered.document, ...named(folder, styles) }));
		if (!text.trim())
			return documentRefused('文档里没有文字。若正文是图片，请先做文字识别（OCR）或粘贴文字。');
		return { ok: true, text, warnings: warningsOf(document, numbered.count) };
	} catch {
		return documentRefused(NOT_WORD);
	}
}

const NOT_WORD =
	'这不是完整的 Word 文档，读不出正文。请用 Word 或 WPS 打开，另存为 .docx 再上传，或者粘贴文字。';

function decoded(bytes: Uint8Array | null): string {
	return bytes ? new TextDecoder().decode(bytes) : '';
}

async function mainPart(bytes: Uint8Array): Promise<string> {
	const relations = decoded(await readPart(bytes, '_rels/.rels'));
	const relation = /<Relationship\b[^>]*\/officeDocument"[^>]*>/.exec(relations)?.[0] ?? '';
	return /Target="\/?([^"]+)"/.exec(relation)?.[1] ?? 'word/document.xml';
}

function named(folder: string, styles: string): Record<string, string> {
	return styles ? { [`${folder}styles.xml`]: styles } : {};
}

// mammoth's own unzipping has no limits, so it gets the parts already unpacked.
async function plainText(parts: Record<string, string>): Promise<string> {
	const main = Object.keys(parts)[0] ?? '';
	const all: Record<string, string> = { ...parts, '_rels/.rels': relationTo(main) };
	const file = {
		exists: (name: string) => name in all,
		read: (name: string) => Promise.resolve(all[name] ?? '')
	};
	let text = '';
	const transformDocument = (document: DocxElement) => {
		text = textOf(document);
		return { ...document, children: [] };
	};
	await mammoth.convertToHtml({ file } as unknown as { path: string }, { transformDocument });
	return text;
}

function relationTo(main: string): string {
	const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
	return `<Relationships xmlns="${packaged}"><Relationship Id="main" Type="${office}/officeDocument" Target="/${main}"/></Relationships>`;
}

interface DocxElement {
	type: string;
	value?: string;
	children?: DocxElement[];
}

function textOf(element: DocxElement): string {
	const inside = () => (element.children ?? []).map(textOf).join('');
	switch (element.type) {
		case 'text':
			return element.value ?? '';
		case 'tab':
			return '\t';
		case 'break':
			return '\n';
		case 'paragraph':
			return `${inside()}\n`;
		case 'tableCell':
			return inside()
				.trim()
				.replace(/\s*\n\s*/g, ' ');
		case 'tableRow':
			return `${(element.children ?? []).map(textOf).join('\t')}\n`;
		default:
			return inside();
	}
}

function warningsOf(document: string, numbers: number): string[] {
	const warnings: string[] = [];
	if (numbers > 0)
		warnings.push(`有 ${numbers} 段用了 Word 的自动编号，已写成文字，请对照原件核对序号。`);
	if (/<w:(?:ins|del|moveFrom)\s/.test(document))
		warnings.push('文档带有修订痕迹：按接受全部修订后的文字读取。');
	if (/<w:(?:footnote|endnote)Reference\s/.test(document))
		warnings.push('文档带有脚注或尾注，注释内容没有读入。');
	if (/<(?:pic:pic|v:imagedata)[\s>]/.test(document))
		warnings.push('文档里有图片，图片里的文字没有读入。');
	return warnings;
}
