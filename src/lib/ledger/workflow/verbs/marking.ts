import type { Command } from '#lib/ledger/command/command.ts';
import { occurrencesOf } from '#lib/ledger/mask/gaps.ts';
import { namesOn } from '#lib/ledger/mask/names-on.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';

/** What a person said of the names that stand in what they typed. */
export interface Marking {
	/** Names of villagers, to be masked at a distance. */
	names: string[];
	/** Proposed, and no names. */
	notNames: string[];
}

export function markingOf({ markNames = [], notNames = [] }: Command): Marking {
	return { names: markNames, notNames };
}

/** The row with the names that were marked; nothing when it knew them. */
export function marked(
	row: LedgerRow,
	{ names }: Marking
): Pick<LedgerRow, 'markedNames'> | object {
	const known = namesOn(row);
	const fresh = names.filter((name) => !known.includes(name));
	return fresh.length > 0 ? { markedNames: [...row.markedNames, ...new Set(fresh)] } : {};
}

/** Names marked on a row, or just now, that stand in a text: a row made of that text takes them along. */
export function markedIn(text: string, row: LedgerRow, { names }: Marking): string[] {
	return [...new Set([...namesOn(row), ...names])].filter(
		(name) => occurrencesOf(text, name).length > 0
	);
}
