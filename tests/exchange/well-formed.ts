/** Why a text is no well-formed XML, or null: tags that do not close, bare & and <, characters XML has not. */
export function xmlFault(xml: string): string | null {
	const open: string[] = [];
	const body = xml.replace(/^\ufeff?<\?xml[^>]*\?>/, '');
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(body))
		return 'a control character';
	for (const [piece] of body.matchAll(/<[^>]*>|[^<]+|</g)) {
		if (piece === '<') return 'a bare <';
		if (!piece.startsWith('<')) {
			if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(piece))
				return `a bare & in ${piece}`;
			continue;
		}
		const tag = /^<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>$/.exec(piece);
		if (!tag) return `the tag ${piece}`;
		const [, closing, name = '', attributes = '', empty] = tag;
		const names = [...attributes.matchAll(/\s([\w:.-]+)=/g)].map((each) => each[1]);
		if (new Set(names).size < names.length) return `an attribute twice in ${piece}`;
		if (closing) {
			if (open.pop() !== name) return `</${name}> closes nothing`;
		} else if (!empty) open.push(name);
	}
	return open.length > 0 ? `<${open.at(-1)}> is not closed` : null;
}

/** The order in which the parts of a worksheet must stand (ISO/IEC 29500-1, CT_Worksheet); Excel repairs other orders. */
export const worksheetOrder = [
	'sheetPr',
	'dimension',
	'sheetViews',
	'sheetFormatPr',
	'cols',
	'sheetData',
	'sheetProtection',
	'autoFilter',
	'mergeCells',
	'conditionalFormatting',
	'dataValidations',
	'hyperlinks',
	'printOptions',
	'pageMargins',
	'pageSetup',
	'headerFooter',
	'rowBreaks',
	'drawing',
	'legacyDrawing'
];
