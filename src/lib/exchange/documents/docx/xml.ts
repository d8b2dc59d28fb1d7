/** One piece of WordprocessingML: an opening, closing or empty tag and where it stands. */
export interface XmlTag {
	name: string;
	closing: boolean;
	empty: boolean;
	attributes: Record<string, string>;
	start: number;
	end: number;
}

const TAG =
	/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(\/?)([\w.:-]+)((?:"[^"]*"|'[^']*'|[^'">])*?)(\/?)>/g;

/** Walks the tags of an XML text in order; comments, CDATA and text are passed over. */
export function* xmlTags(xml: string): Generator<XmlTag> {
	for (const match of xml.matchAll(TAG)) {
		const name = match[2];
		if (!name) continue;
		yield {
			name,
			closing: match[1] === '/',
			empty: match[4] === '/',
			attributes: attributesOf(match[3] ?? ''),
			start: match.index,
			end: match.index + match[0].length
		};
	}
}

// The five entities of XML and numeric ones, resolved.
function unescapeXml(text: string): string {
	return text.replace(
		/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi,
		(whole, hex, dec, name) => {
			if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
			const code = hex ? parseInt(hex, 16) : Number(dec);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
		}
	);
}

/** Text that may stand between tags. */
export function escapeXml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

const ENTITIES: Record<string, string | undefined> = {
	lt: '<',
	gt: '>',
	amp: '&',
	quot: '"',
	apos: "'"
};

function attributesOf(source: string): Record<string, string> {
	if (!source.includes('=')) return {};
	const pairs = source.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
	return Object.fromEntries(
		[...pairs].map((pair) => [pair[1] ?? '', unescapeXml(pair[2] ?? pair[3] ?? '')])
	);
}
