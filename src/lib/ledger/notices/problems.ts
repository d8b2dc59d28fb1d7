import { liveLinks } from './links.ts';
import type { LookedAt, Draft, DraftItem, ReadProblem } from './draft.ts';

/** A doubt shown beside the item it belongs to, and who let it stand. */
export interface DraftProblem extends ReadProblem {
	itemId: string | null;
	/** What mends it: a part of the item to open. */
	mend: 'item' | 'links' | 'owners' | 'measures' | null;
	checked: LookedAt | null;
}

/** Every doubt about a draft: those of the reader, and what the draft itself lacks just now. */
export function problemsOf(draft: Draft): DraftProblem[] {
	const read = draft.readProblems.map((problem) => ({
		...problem,
		itemId: itemAt(draft, problem.line)?.id ?? null,
		mend: null
	}));
	const own = draft.items.flatMap((item) => lacking(item, draft));
	return [...read, ...own].map((problem) => ({
		...problem,
		checked: draft.checked[problem.id] ?? null
	}));
}

/** Doubts nobody has looked at; what the reader merely mentions is not one. */
export function openProblems(draft: Draft): DraftProblem[] {
	return problemsOf(draft).filter((problem) => !problem.checked && problem.severity !== 'info');
}

function itemAt(draft: Draft, line: number | null): DraftItem | undefined {
	if (line === null) return undefined;
	return draft.items.find(({ lines: [from, to] }) => from <= line && line <= to);
}

type Lack = Omit<DraftProblem, 'checked'>;

function lacking(item: DraftItem, draft: Draft): Lack[] {
	const lack = (
		what: string,
		severity: Lack['severity'],
		mend: Lack['mend'],
		message: string
	): Lack => ({
		id: `${what}:${item.id}`,
		line: item.lines[0] || null,
		severity,
		itemId: item.id,
		mend,
		message
	});
	// A list of tasks has no measures at all; only beside others does one without stand out.
	const measured = draft.items.some(({ measures }) => measures.length > 0);
	const doubled = draft.items.some(
		(other) =>
			other !== item &&
			other.number === item.number &&
			!other.leftOut &&
			!item.leftOut &&
			item.number
	);
	return [
		...(item.title ? [] : [lack('title', 'error', 'item', '这一项还没有标题')]),
		...(item.number ? [] : [lack('number', 'error', 'item', '这一项还没有序号')]),
		...(doubled ? [lack('doubled', 'warning', 'item', `序号“${item.number}”不止一项在用`)] : []),
		...(item.owners.length ? [] : [lack('owners', 'warning', 'owners', '没有责任单位')]),
		...(measured && item.measures.length === 0 && !item.measureLead
			? [lack('measures', 'warning', 'measures', '没有整改措施')]
			: []),
		...uncovered(item)
	];
}

/** Facets no measure serves (domain §3: warn, never guess). */
function uncovered(item: DraftItem): Lack[] {
	if (item.measures.length === 0) return [];
	const served = new Set(liveLinks(item).map((link) => link.split(':')[0]));
	return item.facets
		.filter((facet) => !served.has(facet.id))
		.map((facet) => ({
			id: `facet:${facet.id}`,
			line: facet.line,
			severity: 'warning',
			itemId: item.id,
			mend: 'links',
			message: `表现${facet.label.replace(/是$/, '')}“${shortened(facet.text)}”没有对应措施`
		}));
}

function shortened(text: string): string {
	const heading = text.split(/[。，；]/)[0] ?? '';
	return heading.length > 24 ? `${heading.slice(0, 24)}…` : heading;
}
