import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';

type Named = Pick<LedgerRow, 'markedNames' | 'households'>;

const none: readonly string[] = [];

/** Names of villagers that count as marked on a row: marked in its texts, listed as 涉及农户, or marked in its finding. */
export function namesOn(row: Named, ofFinding: readonly string[] = none): readonly string[] {
	if (row.markedNames.length === 0 && row.households.length === 0) return ofFinding;
	return [
		...new Set([...row.markedNames, ...row.households.map(({ name }) => name), ...ofFinding])
	];
}

/**
 * The same with every name that ever counted: what was said of a person who is no longer listed stays in the record,
 * and stays masked.
 */
export function namesEver(
	row: Named,
	events: readonly Pick<LedgerEvent, 'changes'>[],
	ofFinding: readonly string[] = none
): readonly string[] {
	const earlier = events.flatMap(({ changes }) => [
		...(changes.markedNames ?? []).flat(),
		...(changes.households ?? []).flat().map(({ name }) => name)
	]);
	return earlier.length > 0
		? [...new Set([...namesOn(row, ofFinding), ...earlier])]
		: namesOn(row, ofFinding);
}
