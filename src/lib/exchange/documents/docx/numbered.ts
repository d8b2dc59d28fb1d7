import { labeller, type NumberedParagraph } from './labels.ts';
import { readNumbering } from './numbering.ts';
import { escapeXml, xmlTags } from './xml.ts';

/** The three parts of a .docx that decide its automatic numbers; '' where a part is missing. */
export interface DocxParts {
	document: string;
	numbering: string;
	styles: string;
}

/**
 * Writes Word's automatic numbers into the paragraphs they stand before: no reader of .docx gives
 * them, and a notice without its 一、（二）3. cannot be split into findings.
 *
 * Out: the document part with the numbers as text, and how many were written.
 */
export function writeOutNumbers(parts: DocxParts): { document: string; count: number } {
	if (!parts.numbering) return { document: parts.document, count: 0 };
	const label = labeller(readNumbering(parts.numbering, parts.styles));
	const pieces: string[] = [];
	let kept = 0;
	let count = 0;
	for (const { properties, insertAt } of paragraphsOf(parts.document)) {
		const text = label(properties);
		if (!text) continue;
		pieces.push(parts.document.slice(kept, insertAt), run(text));
		kept = insertAt;
		count += 1;
	}
	return { document: pieces.join('') + parts.document.slice(kept), count };
}

function run(text: string): string {
	return `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

// Struck-out properties and the half of mc:AlternateContent that mammoth drops do not count.
const SKIPPED = ['mc:Choice', 'w:pPrChange', 'w:rPrChange', 'w:numPrChange'];

function* paragraphsOf(
	xml: string
): Generator<{ properties: NumberedParagraph; insertAt: number }> {
	let skipping = '';
	let properties: NumberedParagraph | null = null;
	let deleted = false;
	for (const tag of xmlTags(xml)) {
		if (skipping) {
			if (tag.closing && tag.name === skipping) skipping = '';
		} else if (SKIPPED.includes(tag.name) && !tag.empty) skipping = tag.name;
		else if (tag.name === 'w:pPr' && !tag.closing && !tag.empty) {
			properties = {};
			deleted = false;
		} else if (tag.name === 'w:pPr' && tag.closing && properties) {
			if (!deleted) yield { properties, insertAt: tag.end };
			properties = null;
		} else if (properties && tag.name === 'w:del') deleted = true;
		else if (properties && !tag.closing) note(properties, tag.name, tag.attributes['w:val']);
	}
}

function note(properties: NumberedParagraph, name: string, value: string | undefined): void {
	if (value === undefined) return;
	if (name === 'w:pStyle') properties.style = value;
	else if (name === 'w:numId') properties.list = value;
	else if (name === 'w:ilvl') properties.level = Number(value);
}
