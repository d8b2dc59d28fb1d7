import { zip, type Part } from '../zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const P = 'http://schemas.openxmlformats.org/package/2006';

/** A .docx from the inside of its body, with further parts (numbering, macros, a bomb). */
export function word(body: string, more: Part[] = []): Uint8Array {
	return zip([
		{ name: '[Content_Types].xml', data: CONTENT_TYPES },
		{ name: '_rels/.rels', data: RELATIONS },
		{ name: 'word/document.xml', data: `<w:document ${W}><w:body>${body}</w:body></w:document>` },
		...more
	]);
}

/** A paragraph; `list` is [numId, ilvl]. */
export function p(text: string, list?: [number, number], style = ''): string {
	const number = list
		? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>`
		: '';
	const styled = style ? `<w:pStyle w:val="${style}"/>` : '';
	return `<w:p><w:pPr>${styled}${number}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** numbering.xml with one definition of the given levels [format, text] and lists 1 and 2 on it. */
export function numbering(levels: [string, string][], restart = ''): Part {
	const written = levels.map(
		([format, text], at) =>
			`<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
	);
	const definition = `<w:abstractNum w:abstractNumId="7">${written.join('')}</w:abstractNum>`;
	const lists = `<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>${restart}</w:num>`;
	return {
		name: 'word/numbering.xml',
		data: `<w:numbering ${W}>${definition}${lists}</w:numbering>`
	};
}

/** styles.xml from its inside. */
export function styles(inside: string): Part {
	return { name: 'word/styles.xml', data: `<w:styles ${W}>${inside}</w:styles>` };
}

const CONTENT_TYPES = `<Types xmlns="${P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

const RELATIONS = `<Relationships xmlns="${P}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`;
