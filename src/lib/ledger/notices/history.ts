import type { Instant } from '#lib/ledger/day.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { Draft, DraftItem } from './draft.ts';

/** What to put back to undo one edit: only what it changed. */
interface Reversal {
	order: string[];
	items: DraftItem[];
	rest: Partial<Omit<Draft, 'items'>>;
}

/** One edit in the record of a draft. */
export interface Change {
	/** Version the draft had after it. */
	version: number;
	personId: string;
	name: string;
	at: Instant;
	sentence: string;
	reversal: Reversal;
}

const mostChanges = 50;

/** The record with one more change; the oldest fall off, they stay in the events. */
export function withChange(
	changes: Change[],
	before: Draft,
	after: Draft,
	entry: Omit<Change, 'reversal'>
): Change[] {
	return [...changes, { ...entry, reversal: reversalOf(before, after) }].slice(-mostChanges);
}

/** The draft before its last change, and the record without it. */
export function undoLast(
	draft: Draft,
	changes: Change[]
): { draft: Draft; undone: Change } | Refusal {
	const undone = changes.at(-1);
	if (!undone) return refuse('nothing', '没有可以撤销的修改。');
	const { order, items, rest } = undone.reversal;
	const known = new Map([...draft.items, ...items].map((item) => [item.id, item]));
	const restored = order.flatMap((id) => known.get(id) ?? []);
	return { draft: { ...draft, ...rest, items: restored }, undone };
}

/** Who changed what since a version: 王敏 10:32 第6项：改标题. */
export function changesSince(changes: Change[], version: number): Change[] {
	return changes.filter((change) => change.version > version);
}

function reversalOf(before: Draft, after: Draft): Reversal {
	const now = new Map(after.items.map((item) => [item.id, item]));
	const { items: _, nextId: __, ...rest } = before;
	const changed = Object.entries(rest).filter(
		([key, value]) => after[key as keyof typeof rest] !== value
	);
	return {
		order: before.items.map((item) => item.id),
		items: before.items.filter((item) => !same(item, now.get(item.id))),
		rest: Object.fromEntries(changed)
	};
}

function same(some: unknown, other: unknown): boolean {
	return some === other || JSON.stringify(some) === JSON.stringify(other);
}
