import type { MatrixBy, MatrixLine } from './view.ts';
import { matrixCell, type Heap, type MatrixCell } from '#lib/ledger/rates/figures.ts';
import { totalsOf } from '#lib/ledger/rates/rates.ts';
import type { SubmissionState } from '#lib/ledger/submissions/submission.ts';

/** A unit as a line of the matrix names it; lines come in the order of their codes. */
export interface LineUnit {
	id: string;
	name: string;
	/** What narrows a list to the rows that stand in its line. */
	query: string;
}

/**
 * Units × findings from heaps counted by these units' ids; a unit without rows has no line.
 * @param linked rows counted under the findings they serve beside their own; a line counts each row once
 */
export function matrixLines(
	heaps: Heap[],
	units: LineUnit[],
	findingIds: string[],
	states: ReadonlyMap<string, SubmissionState>,
	linked: Heap[] = []
): MatrixLine[] {
	const linkedIn = Map.groupBy(linked, (heap) => heap.line);
	const byLine = Map.groupBy(heaps, (heap) => heap.line);
	return units.flatMap(({ id, name, query }) => {
		const own = byLine.get(id);
		if (!own) return [];
		const everywhere = [...own, ...(linkedIn.get(id) ?? [])];
		const byFinding = Map.groupBy(everywhere, (heap) => heap.findingId);
		const cells = findingIds.map((findingId): MatrixCell | null => {
			const there = byFinding.get(findingId);
			return there ? matrixCell(there) : null;
		});
		const all = matrixCell(own);
		const { completionRate } = totalsOf(own);
		const state = states.get(id) ?? null;
		const { overdue, unclaimed } = all;
		return [{ unitId: id, name, query, cells, overdue, unclaimed, completionRate, state }];
	});
}

const stateOrder: Record<SubmissionState, number> = {
	missing: 0,
	returned: 1,
	submitted: 2,
	received: 3
};

/**
 * The lines as asked for.
 * @param sort code | rate | state; anything else is most overdue first. Villages keep the order of their codes:
 *   nobody ranks villages (domain §8).
 * @param show late: something is late there · missing: the ledger is missing or sent back · anything else: all
 */
export function arranged(lines: MatrixLine[], by: MatrixBy, sort: string, show: string) {
	const shown = lines.filter(
		(line) =>
			(show !== 'late' || line.overdue + line.unclaimed > 0) &&
			(show !== 'missing' || line.state === 'missing' || line.state === 'returned')
	);
	if (by === 'village' || sort === 'code') return shown;
	const key = keys[sort as keyof typeof keys] ?? keys.overdue;
	return shown.toSorted((a, b) => key(a) - key(b));
}

const keys = {
	overdue: (line: MatrixLine) => -(line.overdue * 100_000 + line.unclaimed),
	rate: (line: MatrixLine) => line.completionRate ?? 2,
	state: (line: MatrixLine) => (line.state ? stateOrder[line.state] : 9)
};
