import { xmlTags } from './xml.ts';

/** One level of a Word list: `text` holds %1…%9 for the numbers of the levels. */
export interface ListLevel {
	start: number;
	format: string;
	text: string;
	suffix: string;
	legal: boolean;
	style: string | null;
}

/** A list in use (`w:num`): which definition it follows, and numbers it starts anew with. */
export interface ListInUse {
	definition: string;
	restarts: Map<number, number>;
	levels: Map<number, ListLevel>;
}

export interface Numbering {
	lists: Map<string, ListInUse>;
	definitions: Map<string, Map<number, ListLevel>>;
	styles: Map<string, { list?: string; level?: number; basedOn?: string }>;
}

/** Reads what numbering.xml and styles.xml of a .docx say about automatic numbers. */
export function readNumbering(numberingXml: string, stylesXml: string): Numbering {
	return { ...readLists(numberingXml), styles: readStyles(stylesXml) };
}

function readLists(xml: string): Pick<Numbering, 'lists' | 'definitions'> {
	const lists: Numbering['lists'] = new Map();
	const definitions: Numbering['definitions'] = new Map();
	let levels = new Map<number, ListLevel>();
	let level = newLevel();
	let list: ListInUse = { definition: '', restarts: new Map(), levels };
	let overridden = 0;
	for (const { name, closing, attributes } of xmlTags(xml)) {
		if (closing) continue;
		const value = attributes['w:val'] ?? '';
		if (name === 'w:abstractNum')
			definitions.set(attributes['w:abstractNumId'] ?? '', (levels = new Map()));
		else if (name === 'w:num') {
			list = { definition: '', restarts: new Map(), levels: (levels = new Map()) };
			lists.set(attributes['w:numId'] ?? '', list);
		} else if (name === 'w:abstractNumId') list.definition = value;
		else if (name === 'w:lvlOverride') overridden = Number(attributes['w:ilvl']);
		else if (name === 'w:startOverride') list.restarts.set(overridden, Number(value));
		else if (name === 'w:lvl') levels.set(Number(attributes['w:ilvl'] ?? 0), (level = newLevel()));
		else if (name === 'w:start') level.start = Number(value);
		else if (name === 'w:numFmt') level.format = value;
		else if (name === 'w:lvlText') level.text = value;
		else if (name === 'w:suff') level.suffix = value;
		else if (name === 'w:isLgl') level.legal = value !== '0' && value !== 'false';
		else if (name === 'w:pStyle') level.style = value;
	}
	return { lists, definitions };
}

function newLevel(): ListLevel {
	return { start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false, style: null };
}

function readStyles(xml: string): Numbering['styles'] {
	const styles: Numbering['styles'] = new Map();
	let style: { list?: string; level?: number; basedOn?: string } = {};
	for (const { name, closing, attributes } of xmlTags(xml)) {
		if (closing) continue;
		const value = attributes['w:val'] ?? '';
		if (name === 'w:style') styles.set(attributes['w:styleId'] ?? '', (style = {}));
		else if (name === 'w:basedOn') style.basedOn = value;
		else if (name === 'w:numId') style.list = value;
		else if (name === 'w:ilvl') style.level = Number(value);
	}
	return styles;
}
