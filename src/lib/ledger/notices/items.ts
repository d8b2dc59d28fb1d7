import type { EditOf } from './edit.ts';
import { proposeLinks } from './links.ts';
import { itemOf, takeId, withItem, type Draft, type DraftItem } from './draft.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';

/** Number, section and title of an item. */
export function retitle(draft: Draft, edit: EditOf<'retitle'>): Draft {
	const { number, section, title } = edit;
	return withItem(draft, edit.itemId, (item) => ({ ...item, number, section, title }));
}

/** An empty item behind the one named, or at the end: something the reader did not see at all. */
export function addItem(draft: Draft, edit: EditOf<'addItem'>): Draft {
	const [counted, id] = takeId(draft, 'i');
	const before = itemOf(draft, edit.afterId) ?? draft.items.at(-1);
	const item: DraftItem = {
		id,
		number: String(draft.items.length + 1),
		section: before?.section ?? '',
		title: '',
		text: '',
		lines: [0, 0],
		origins: [],
		facets: [],
		measureLead: '',
		measures: [],
		links: [],
		linksChecked: true,
		owners: [],
		details: [],
		key: false,
		toVillages: null,
		leftOut: false
	};
	const at = before ? draft.items.indexOf(before) + 1 : 0;
	return { ...counted, items: draft.items.toSpliced(at, 0, item) };
}

/** The draft without an item that is no finding at all. */
export function removeItem(draft: Draft, edit: EditOf<'removeItem'>): Draft {
	return { ...draft, items: draft.items.filter((item) => item.id !== edit.itemId) };
}

/**
 * Two items out of one, the second beginning at `line` of the notice; parts and owners go where
 * their line stands. A half without owners keeps those of the whole: they answered for both.
 * @param source the notice, from which the second half's title and text are taken
 */
export function splitItem(
	draft: Draft,
	edit: EditOf<'splitItem'>,
	source: string
): Draft | Refusal {
	const item = itemOf(draft, edit.itemId);
	if (!item) return draft;
	const { line } = edit;
	const [from, to] = item.lines;
	if (line <= from || line > to)
		return refuse(
			'said',
			`请在第 ${from + 1}—${to} 行之间选一行作为后一项的开头，第 ${line} 行不在其中。`,
			'line'
		);
	const [counted, id] = takeId(draft, 'i');
	const lines = source.split('\n').slice(line - 1, to);
	const behind = (part: { line: number | null }) => (part.line ?? 0) >= line;
	const before = (part: { line: number | null }) => !behind(part);
	const first = relinked({
		...item,
		lines: [from, line - 1],
		text: source
			.split('\n')
			.slice(from - 1, line - 1)
			.join('')
			.trim(),
		facets: item.facets.filter(before),
		measures: item.measures.filter(before),
		owners: someOf(item.owners.filter(before), item.owners)
	});
	const second = relinked({
		...item,
		id,
		number: '',
		title: titleIn(lines),
		lines: [line, to],
		text: lines.join('').trim(),
		facets: item.facets.filter(behind),
		measureLead: '',
		measures: item.measures.filter(behind),
		owners: someOf(item.owners.filter(behind), item.owners)
	});
	return {
		...counted,
		items: draft.items.flatMap((one) => (one === item ? [first, second] : [one]))
	};
}

/** An item and the next one as one; owners named twice stand once. */
export function joinItems(draft: Draft, edit: EditOf<'joinItems'>): Draft | Refusal {
	const at = draft.items.findIndex((item) => item.id === edit.itemId);
	const [first, second] = [draft.items[at], draft.items[at + 1]];
	if (!first || !second) return refuse('said', '这是最后一项，后面没有可以合并的项。');
	const known = new Set(first.owners.map((owner) => owner.name));
	const joined = relinked({
		...first,
		lines: joinedLines(first.lines, second.lines),
		text: [first.text, second.title, second.text].filter(Boolean).join('\n'),
		origins: [...new Set([...first.origins, ...second.origins])],
		facets: [...first.facets, ...second.facets],
		measureLead: [first.measureLead, second.measureLead].filter(Boolean).join('\n'),
		measures: [...first.measures, ...second.measures],
		details: [...first.details, ...second.details],
		markedNames: [...new Set([...(first.markedNames ?? []), ...(second.markedNames ?? [])])],
		notNames: [...new Set([...(first.notNames ?? []), ...(second.notNames ?? [])])],
		owners: [
			...first.owners,
			...second.owners
				.filter((owner) => !known.has(owner.name))
				.map((owner) => ({ ...owner, role: 'responsible' as const }))
		]
	});
	return { ...draft, items: draft.items.toSpliced(at, 2, joined) };
}

function relinked(item: DraftItem): DraftItem {
	return { ...item, links: proposeLinks(item), linksChecked: false };
}

function someOf<T>(some: T[], all: T[]): T[] {
	return some.length > 0 ? some : all;
}

function titleIn(lines: string[]): string {
	const opening = lines.find((line) => line.trim() !== '') ?? '';
	const bare = opening
		.replace(/\*\*/g, '')
		.replace(/^\s*[（(]?[\d一二三四五六七八九十]+[）).．、]\s*/, '');
	return (bare.split(/[。；]/)[0] ?? '').trim().slice(0, 200);
}

function joinedLines(some: [number, number], others: [number, number]): [number, number] {
	const known = [some, others].filter(([from]) => from > 0);
	if (known.length === 0) return [0, 0];
	return [Math.min(...known.map(([from]) => from)), Math.max(...known.map(([, to]) => to))];
}
