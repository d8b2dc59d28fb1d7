import type { RowHead } from '../row.ts';
import { columnOf, type Column, type Stage } from '../stage.ts';
import type { Verb } from '../verb.ts';

/**
 * Whose act it is, seen from the row.
 * unit: the row's own unit, or its township for it (代填) · applicant: who applied ·
 * reviewer: who may sign the step that waits (chain.ts) · watcher: who may bring a settled row back ·
 * sender: who hands out
 */
export type By = 'unit' | 'applicant' | 'reviewer' | 'watcher' | 'sender';

/** A stage, `same` for an act that leaves it, `review` for the step of the chain that is then waiting. */
type To = Stage | 'same' | 'review';

export interface Transition {
	verb: Verb;
	from: readonly Stage[];
	to: To;
	by: By;
}

/** Which act leads from where to where (domain §5). An act with two ways has two lines; the likelier act first. */
export const transitions: readonly Transition[] = [
	{ verb: 'assign', from: [], to: 'assigned', by: 'sender' },
	{ verb: 'claim', from: ['assigned'], to: 'claimed', by: 'unit' },
	{ verb: 'plan', from: ['assigned', 'claimed'], to: 'rectifying', by: 'unit' },
	{ verb: 'requestClosure', from: ['rectifying', 'claimed'], to: 'review', by: 'unit' },
	{ verb: 'reportProgress', from: ['rectifying'], to: 'same', by: 'unit' },
	{ verb: 'reportNotFound', from: ['assigned', 'claimed'], to: 'notFoundPending', by: 'unit' },
	{ verb: 'addProblem', from: ['claimed', 'rectifying'], to: 'same', by: 'unit' },
	{ verb: 'amend', from: ['claimed', 'rectifying'], to: 'same', by: 'unit' },
	{ verb: 'withdraw', from: ['verifying', 'approving'], to: 'rectifying', by: 'applicant' },
	{ verb: 'verify', from: ['verifying'], to: 'review', by: 'reviewer' },
	{ verb: 'approve', from: ['approving'], to: 'closed', by: 'reviewer' },
	{ verb: 'return', from: ['verifying', 'approving'], to: 'rectifying', by: 'reviewer' },
	{ verb: 'confirmNotFound', from: ['notFoundPending'], to: 'notFound', by: 'reviewer' },
	{ verb: 'return', from: ['notFoundPending'], to: 'claimed', by: 'reviewer' },
	{ verb: 'reopen', from: ['closed', 'longTerm'], to: 'rectifying', by: 'watcher' },
	{ verb: 'reopen', from: ['notFound'], to: 'claimed', by: 'watcher' },
	{
		verb: 'listHouseholds',
		from: ['claimed', 'rectifying', 'longTerm'],
		to: 'same',
		by: 'unit'
	}
];

/** The line of a verb for a row in this stage; undefined when the act is not for that stage. */
export function transitionOf(verb: Verb, stage: Stage): Transition | undefined {
	return transitions.find((line) => line.verb === verb && line.from.includes(stage));
}

/** The stage in which an act leaves the row. */
export function stageAfter(line: Transition, row: Pick<RowHead, 'stage' | 'chain' | 'chainStep'>) {
	if (line.to === 'same') return row.stage;
	if (line.to !== 'review') return line.to;
	return reviewStage(row.chain.length, line.verb === 'verify' ? row.chainStep + 1 : 0);
}

/** The last step of a chain approves, all earlier ones verify. */
export function reviewStage(steps: number, step: number): Stage {
	return step >= steps - 1 ? 'approving' : 'verifying';
}

/** The board column in which an act leaves the row. */
export function columnAfter(line: Transition, row: RowHead): Column | null {
	return columnOf(stageAfter(line, row), row.resumeStage);
}
