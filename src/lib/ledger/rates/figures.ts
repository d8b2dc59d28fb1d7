import type { LightKind } from '#lib/ledger/due/due.ts';
import { totalsOf, uncounted, type StageCount, type Totals } from './rates.ts';
import { settledHeap } from './rollup.ts';
import type { Level } from '#lib/ledger/row.ts';
import { stages, type Stage } from '#lib/ledger/stage.ts';

/** Rows counted together: of one line of the matrix, level, finding, stage and light. */
export interface Heap extends StageCount {
	/** Id of the unit whose line of the matrix they stand in. */
	line: string;
	level: Level;
	findingId: string;
	stage: Stage;
	light: LightKind;
	/** The outcome of what was transferred is confirmed. */
	confirmed: boolean;
	/** Rows among them that a reviewer holds too long (审核超时). */
	reviewLate: number;
}

/** The figures of a scope; a desk, a list, a document and the command line all say these. */
export interface Figures extends Totals {
	/** x项: findings of the notice with a row here. */
	findings: number;
	stages: Record<Stage, number>;
	dueSoon: number;
	/** Dark red included. */
	overdue: number;
	unclaimedOverdue: number;
	reviewLate: number;
}

/**
 * One place of the matrix. `open` is what is not settled, `total` what 完成率 counts and what was transferred until its
 * outcome is confirmed.
 */
export interface MatrixCell {
	open: number;
	total: number;
	overdue: number;
	/** 逾期未认领. */
	unclaimed: number;
	dueSoon: number;
}

/** @param selfFound ids of findings that are no 反馈问题 */
export function figuresOf(heaps: Heap[], selfFound: ReadonlySet<string>): Figures {
	const sum = (of: (heap: Heap) => number) => heaps.reduce((total, heap) => total + of(heap), 0);
	const lit = (...kinds: LightKind[]) =>
		sum((heap) => (kinds.includes(heap.light) ? heap.rows : 0));
	const feedback = heaps.map((heap) => heap.findingId).filter((id) => !selfFound.has(id));
	return {
		...totalsOf(heaps),
		findings: new Set(feedback).size,
		stages: Object.fromEntries(
			stages.map((stage) => [stage, sum((heap) => (heap.stage === stage ? heap.rows : 0))])
		) as Record<Stage, number>,
		dueSoon: lit('dueSoon'),
		overdue: lit(...overdueLights),
		unclaimedOverdue: lit('unclaimedOverdue'),
		reviewLate: sum((heap) => heap.reviewLate)
	};
}

/** A place of the matrix from the heaps that lie there. */
export function matrixCell(heaps: Heap[]): MatrixCell {
	const cell: MatrixCell = { open: 0, total: 0, overdue: 0, unclaimed: 0, dueSoon: 0 };
	for (const heap of heaps) {
		const done = settledHeap(heap);
		if (done && uncounted.includes(heap.stage)) continue;
		cell.total += heap.rows;
		if (!done) cell.open += heap.rows;
		if (heap.light === 'dueSoon') cell.dueSoon += heap.rows;
		if (heap.light === 'unclaimedOverdue') cell.unclaimed += heap.rows;
		if (overdueLights.includes(heap.light)) cell.overdue += heap.rows;
	}
	return cell;
}

/** 逾期, dark red included. */
const overdueLights: readonly LightKind[] = ['overdue', 'longOverdue'];
