import { formatNumber } from './number-formats.ts';
import type { ListInUse, ListLevel, Numbering } from './numbering.ts';

/** What a paragraph says of its own number; everything else comes from its style. */
export interface NumberedParagraph {
	list?: string;
	level?: number;
	style?: string;
}

/**
 * Counts automatic numbers in document order, as Word does when it prints.
 *
 * The function it returns takes one paragraph after the other and gives the text of its number
 * (“一、”, “（二）”, “3.”), or null for a paragraph without one; a bullet is an empty text.
 */
export function labeller(numbering: Numbering): (paragraph: NumberedParagraph) => string | null {
	const counters = new Map<string, number[]>();
	const started = new Set<string>();
	return (paragraph) => {
		const place = positionOf(paragraph, numbering);
		if (!place) return null;
		const { listId, list, at } = place;
		const level = levelOf(list, numbering, at);
		if (!level) return null;
		const counts = counters.get(list.definition) ?? [];
		counters.set(list.definition, counts);
		if (!started.has(listId)) {
			started.add(listId);
			for (const [restarted, from] of list.restarts) counts[restarted] = from - 1;
		}
		counts[at] = (counts[at] ?? level.start - 1) + 1;
		counts.length = at + 1;
		return written(level, counts, (n) => levelOf(list, numbering, n));
	};
}

function positionOf(paragraph: NumberedParagraph, numbering: Numbering) {
	const inherited = styleOf(paragraph.style, numbering);
	const listId = paragraph.list ?? inherited.list;
	const list = numbering.lists.get(listId ?? '');
	if (!listId || !list) return null;
	const own = paragraph.list === undefined ? levelOfStyle(paragraph.style, list, numbering) : null;
	return { listId, list, at: paragraph.level ?? own ?? inherited.level ?? 0 };
}

function styleOf(id: string | undefined, numbering: Numbering): { list?: string; level?: number } {
	const seen = new Set<string>();
	let style = numbering.styles.get(id ?? '');
	while (style && style.list === undefined && style.basedOn && !seen.has(style.basedOn)) {
		seen.add(style.basedOn);
		style = numbering.styles.get(style.basedOn);
	}
	return style ?? {};
}

function levelOfStyle(id: string | undefined, list: ListInUse, numbering: Numbering) {
	const levels = numbering.definitions.get(list.definition) ?? [];
	for (const [at, level] of levels) if (id && level.style === id) return at;
	return null;
}

function levelOf(list: ListInUse, numbering: Numbering, at: number): ListLevel | undefined {
	return list.levels.get(at) ?? numbering.definitions.get(list.definition)?.get(at);
}

function written(
	level: ListLevel,
	counts: number[],
	levelAt: (at: number) => ListLevel | undefined
): string {
	if (level.format === 'bullet') return '';
	const label = level.text.replace(/%([1-9])/g, (_, place) => {
		const at = Number(place) - 1;
		const other = levelAt(at) ?? level;
		const asDigits = level.legal && other.format !== 'decimalZero';
		return formatNumber(counts[at] ?? other.start, asDigits ? 'decimal' : other.format);
	});
	const needsGap = level.suffix !== 'nothing' && /[\p{L}\p{N}]$/u.test(label);
	return needsGap ? `${label} ` : label;
}
