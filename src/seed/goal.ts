import type { Level } from '#lib/ledger/row.ts';
import type { Random } from './random.ts';

/** How far a row is to come by today. */
export type Goal =
	| 'waiting'
	| 'claimed'
	| 'notFound'
	| 'rectifying'
	| 'overdue'
	| 'returned'
	| 'verifying'
	| 'approving'
	| 'closed'
	| 'reopened';

type Shares = [Goal, number][];

const below: Shares = [
	['waiting', 6],
	['claimed', 9],
	['notFound', 23],
	['rectifying', 20],
	['overdue', 6],
	['returned', 4],
	['verifying', 7],
	['approving', 5],
	['closed', 17],
	['reopened', 3]
];
/** Rows that stand for all below them, and those of departments, come later. */
const above: Shares = [
	['waiting', 6],
	['claimed', 34],
	['rectifying', 48],
	['overdue', 12]
];
const departments: Shares = [
	['waiting', 8],
	['claimed', 14],
	['rectifying', 34],
	['overdue', 10],
	['returned', 4],
	['verifying', 10],
	['approving', 8],
	['closed', 12]
];

/** A goal for a row of this level, each as often as its share. */
export function goalFor(level: Level, random: Random): Goal {
	const shares = level === 'village' ? below : level === 'department' ? departments : above;
	const all = shares.reduce((sum, [, share]) => sum + share, 0);
	let left = random.whole(1, all);
	for (const [goal, share] of shares) {
		left -= share;
		if (left <= 0) return goal;
	}
	return 'claimed';
}
