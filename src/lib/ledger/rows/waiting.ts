import type { Actor } from '#lib/ledger/actor.ts';
import { waitingStep } from '#lib/ledger/chain/chain.ts';
import type { Day } from '#lib/ledger/day.ts';
import { panelOf, type Panel, type Seats } from '#lib/ledger/chain/panel.ts';
import { can } from '#lib/ledger/permissions.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import { reviewStages } from '#lib/ledger/stage.ts';
import { isAsked } from '#lib/ledger/workflow/moves.ts';

/** What is to be known of a row beside itself to say whether it waits for somebody. */
export interface WaitingFacts {
	actor: Actor;
	today: Day;
	workingDays: (from: Day, to: Day) => number;
	seats: (row: LeanRow) => Seats;
	/** The row that a transfer opened elsewhere is settled there. */
	childSettled: (row: LeanRow) => boolean;
}

/** 待我审核: a signature, an answer or 确认办结 is asked of this person. */
export function waitsFor(row: LeanRow, facts: WaitingFacts): boolean {
	const { actor, today, workingDays } = facts;
	if (actor.role === 'leader') return false;
	return (
		(isToConfirm(row) && can(actor, 'confirmOutcome', row) && facts.childSettled(row)) ||
		isAsked(row, actor, today, workingDays) ||
		(isReviewed(row) && signs(actor, row, panelOf(row, facts.seats(row))))
	);
}

function isToConfirm({ stage, outcomeConfirmedOn }: LeanRow): boolean {
	return stage === 'transferred' && !outcomeConfirmedOn;
}

function isReviewed(row: LeanRow): boolean {
	return (reviewStages as readonly string[]).includes(row.stage);
}

/** A head may verify too, yet a verification waits for the clerk: who verified may not also approve. */
function signs(actor: Actor, row: LeanRow, { people }: Panel): boolean {
	if (!people.some((person) => person.id === actor.personId)) return false;
	const clerks = people.some((person) => person.role === 'clerk');
	return actor.role !== 'head' || waitingStep(row).role === 'head' || !clerks;
}
