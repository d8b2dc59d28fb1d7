import { stepsOf } from '#lib/ledger/chain/chain.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import { columnOf, type Column, type Stage } from '#lib/ledger/stage.ts';
import { verbs, type Verb } from '#lib/ledger/verb.ts';
import { transitions, type Transition } from './transitions.ts';

/** The line of a verb for a row in this stage; undefined when the act is not for that stage. */
export function transitionOf(verb: Verb, stage: Stage): Transition | undefined {
	return transitions.find((line) => line.verb === verb && line.from.includes(stage));
}

/** The stages in which an act is done. */
export function stagesFor(verb: Verb): Stage[] {
	return transitions.filter((line) => line.verb === verb).flatMap((line) => line.from);
}

/** Whether an act is the unit's own, so that another may type it for the unit (代填). */
export function isForUnit(verb: string): boolean {
	return transitions.some((line) => line.verb === verb && line.by === 'unit');
}

/** The acts by which a unit works on its row. */
export const verbsOfUnit: readonly Verb[] = verbs.filter(isForUnit);

/** The stage in which an act leaves the row. */
export function stageAfter(line: Transition, row: LeanRow): Stage {
	if (line.to === 'same') return row.stage;
	if (line.to === 'step') return reviewingStage(row);
	if (line.to === 'back') return row.resumeStage ?? 'rectifying';
	if (line.to !== 'review') return line.to;
	return reviewStage(stepsOf(row).length, line.verb === 'verify' ? row.chainStep + 1 : 0);
}

function reviewingStage(row: LeanRow): Stage {
	const reviewing = row.stage === 'verifying' || row.stage === 'approving';
	return reviewing ? reviewStage(stepsOf(row).length, row.chainStep) : row.stage;
}

/** The last step of a chain approves, all earlier ones verify. */
export function reviewStage(steps: number, step: number): Stage {
	return step >= steps - 1 ? 'approving' : 'verifying';
}

/** The board column in which an act leaves the row. */
export function columnAfter(line: Transition, row: LeanRow): Column | null {
	const stage = stageAfter(line, row);
	return columnOf(stage, stage === 'transferPending' ? (row.resumeStage ?? row.stage) : null);
}
