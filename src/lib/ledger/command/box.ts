import type { z } from 'zod';
import type { Day } from '#lib/ledger/day.ts';
import type { Stage } from '#lib/ledger/stage.ts';
import type { Option } from '#lib/ledger/command/option.ts';

/** Lists to choose from that the opened row brings along. */
export type Source =
	'units' | 'departments' | 'siblings' | 'withdrawable' | 'findings' | 'facets' | 'measures';

/** What a box reads of the row it is asked on; a form without a row knows less. */
export interface BoxNeeds extends Partial<Record<Source, readonly Entry[]>> {
	stage?: Stage;
	today?: Day;
	people?: string[];
	/** What fields hold to begin with, by name. */
	values?: Record<string, unknown>;
}
type Entry = Option | { id: string; label: string; text: string };

/** One thing that the form of an act asks, as data. */
export interface Box<Name extends string = string> {
	/** As the schema of the act names it. */
	name: Name;
	label: string;
	/** A line of text where nothing is said; `one` and `many` are ticked, `many` only where there is something to tick. */
	kind?: 'textarea' | 'date' | 'tel' | 'select' | 'one' | 'many';
	hint?: string | ((needs: BoxNeeds) => string);
	optional?: true;
	/** Columns of three that it takes on a wide screen; one where nothing is said. */
	span?: 2 | 3;
	options?: readonly Option[] | Source;
	/** The entry of a select that stands for nothing chosen; `none` where there is nothing to choose. */
	empty?: string;
	none?: string;
	suggestions?: 'people';
	autocomplete?: 'off';
	inputmode?: 'numeric';
	/** Days before or after which none may be chosen; `due`: the deadline of the row, today where it has none. */
	min?: 'today' | 'due';
	max?: 'today';
	/** What it holds at first whatever the row says: today, or nothing where the row's own is meant by another. */
	start?: 'today' | '';
	/** Asked on rows of this stage only. */
	stage?: Stage;
	/** Asked once another box says this, or while it is filled itself. */
	once?: { name: string; says: string };
}

/** What behaves in a way of its own is a component of that kind (ui/forms/FormBoxes.svelte). */
export interface Part {
	part: 'deadline' | 'evidence' | 'households' | 'proposedNames' | 'rejected' | 'handOverMany';
	optional?: true;
	stage?: Stage;
}

/** Boxes that stand folded under a line, unless one of them is wrong. */
export interface Fold<Name extends string = string> {
	fold: string;
	boxes: readonly Box<Name>[];
	stage?: Stage;
}

export type FormItem<Name extends string = string> = Box<Name> | Part | Fold<Name>;

/** For each act of a group of schemas what its form asks, in order; a box of no field of the schema is an error. */
export type BoxesOf<Schemas extends Record<string, z.ZodObject>> = {
	[V in keyof Schemas]: readonly FormItem<keyof Schemas[V]['shape'] & string>[];
};

/** The same, asked on rows of one stage only. */
export function during<Item extends FormItem>(stage: Stage, items: readonly Item[]): Item[] {
	return items.map((item) => ({ ...item, stage }));
}

/** 理由, of whatever act. */
export const reasonBox = { name: 'reason', label: '理由', kind: 'textarea', span: 3 } as const;
export const opinionBox = { name: 'opinion', label: '意见', kind: 'textarea', span: 3 } as const;
export const replyByBox = {
	name: 'replyBy',
	label: '认领期限',
	kind: 'date',
	min: 'today',
	start: ''
} as const;

/** Whether something is asked on this row, with what stands in the other boxes so far. */
export function isAskedOn(
	item: FormItem,
	needs: BoxNeeds,
	texts: Readonly<Record<string, string>>
): boolean {
	if (item.stage && item.stage !== needs.stage) return false;
	if (!('name' in item)) return true;
	if (item.kind === 'many' && choicesOf(item, needs).length === 0) return false;
	return !item.once || texts[item.once.name] === item.once.says || Boolean(texts[item.name]);
}

/** What may be chosen in a box. */
export function choicesOf({ options = [] }: Box, needs: BoxNeeds): Option[] {
	const entries: readonly Entry[] = typeof options === 'string' ? (needs[options] ?? []) : options;
	return entries.map((entry) =>
		'id' in entry ? { value: entry.id, label: `${entry.label}${entry.text}` } : entry
	);
}

/** The first and the last day that may be chosen. */
export function daysOf({ min, max }: Box, needs: BoxNeeds): { min?: Day; max?: Day } {
	const due = needs.values?.dueOn;
	const first = min === 'due' && due ? String(due) : needs.today;
	return { ...(min ? { min: first } : {}), ...(max ? { max: needs.today } : {}) };
}

/** What boxes hold at first whatever the row says. */
export function startsOf(items: readonly FormItem[], today: Day): Record<string, string> {
	return Object.fromEntries(
		boxesIn(items).flatMap(({ name, start }) =>
			start === undefined ? [] : [[name, start === 'today' ? today : start]]
		)
	);
}

/** The boxes of a form, those that stand folded among them. */
export function boxesIn<Name extends string>(items: readonly FormItem<Name>[]): Box<Name>[] {
	return items.flatMap((item) => {
		if ('part' in item) return [];
		return 'fold' in item ? item.boxes : [item];
	});
}

/** A list of codes with their names, to choose from. */
export function optionsOf<T extends string>(
	codes: readonly T[],
	names: Record<T, string>
): Option[] {
	return codes.map((value) => ({ value, label: names[value] }));
}
