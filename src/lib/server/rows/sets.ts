import { and, eq, gt, inArray, isNull, ne, not, notInArray, or, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { ownRows } from '#lib/ledger/permissions.ts';
import { dealtWith, uncounted } from '#lib/ledger/rates/rates.ts';
import { stageOrSet, isSetName, underWay, withUnit, type SetName } from '#lib/ledger/row-sets.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereSettled } from '#lib/server/sight/unsettled.ts';
import { whereSignedLate } from './reviews.ts';
import { whereRollupState } from './rollups.ts';
import { whereWaiting } from './waiting.ts';
import { whereAny } from '#lib/server/sight/clause.ts';
import { whereLacking } from '#lib/server/sight/lacking.ts';
import { whereReviewLate } from '#lib/server/sight/light.ts';
import { whereNoted, whereUnanswered } from '#lib/server/sight/noted.ts';
import { whereSoon } from '#lib/server/sight/soon.ts';
import { whereMine } from '#lib/server/sight/where.ts';
import type { Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;

/** Who asks for a set of rows, on which day; each set says what it needs of it. */
export interface SetAsk {
	actor: Actor;
	within: Within;
	today: Day;
	/** A unit whose reviews are asked about; '' for all. */
	reviewer: string;
}
type Of<Key extends keyof SetAsk> = Pick<SetAsk, Key>;

const counted = notInArray(r.stage, [...uncounted]);
const problems = and(counted, ne(r.problem, '')) as SQL;
const handedOn = notInArray(r.stage, [...withUnit]);
const begun = inArray(r.stage, [...underWay]);
const sentBack = and(begun, ne(r.returnReason, '')) as SQL;
const noDeadline = and(
	eq(r.stage, 'rectifying'),
	isNull(r.dueOn),
	or(isNull(r.rectification), ne(r.rectification, 'longTerm'))
);
const cameBack = or(noDeadline, and(eq(r.stage, 'claimed'), gt(r.relapses, 0))) as SQL;

/** The rule of each set of ledger/row-sets, said to the database for rows in the actor's sight. */
export const setQueries = {
	waiting: ({ actor, within }: Of<'actor' | 'within'>) => whereWaiting(actor, within),
	notWaiting: async ({ actor, within }: Of<'actor' | 'within'>) =>
		not(await whereWaiting(actor, within)),
	done: async ({ actor, within }: Of<'actor' | 'within'>) =>
		and(handedOn, not(await whereWaiting(actor, within))) as SQL,
	returned: ({ actor }: Of<'actor'>) => and(whereMine(actor), sentBack) as SQL,
	hungUp: ({ actor }: Of<'actor'>) => {
		const below = { field: 'townshipId', ids: [actor.unitId] } as const;
		const theirs = whereAny([...ownRows(actor), below]);
		return and(gt(r.relapses, 0), eq(r.returnReason, ''), cameBack, theirs) as SQL;
	},
	soon: ({ actor, today }: Of<'actor' | 'today'>) => whereSoon(actor, today),
	lacking: whereLacking,
	noted: ({ actor }: Of<'actor'>) => whereNoted(actor),
	unanswered: ({ actor }: Of<'actor'>) => whereUnanswered(actor),
	ready: ({ actor, within }: Of<'actor' | 'within'>) => whereRollupState(actor, within, 'ready'),
	lost: ({ actor, within }: Of<'actor' | 'within'>) => whereRollupState(actor, within, 'lost'),
	signedLate: ({ actor, within, reviewer }: Of<'actor' | 'within' | 'reviewer'>) =>
		whereSignedLate(actor, within, reviewer),
	problems: () => problems,
	open: () => and(problems, notInArray(r.stage, [...dealtWith])) as SQL,
	counted: () => counted,
	unsettled: () => not(whereSettled),
	withUnit: () => inArray(r.stage, [...withUnit]),
	underWay: () => begun,
	handedOn: () => handedOn,
	reviewLate: ({ today }: Of<'today'>) => whereReviewLate(today),
	missed: () => gt(r.missed, 0),
	sentBack: () => sentBack,
	inHand: () => and(begun, eq(r.returnReason, '')) as SQL,
	cameBack: () => cameBack,
	outcomePending: () => and(eq(r.stage, 'transferred'), not(whereSettled)) as SQL,
	outcomeConfirmed: () => and(eq(r.stage, 'transferred'), whereSettled) as SQL
} satisfies Record<SetName, (ask: SetAsk) => SQL | Promise<SQL>>;

/** The rows of a stage or a set, as a list is asked for them; a word that is neither finds nothing. */
export async function whereStageOrSet(name: string, ask: SetAsk): Promise<SQL> {
	const known = stageOrSet(name);
	if (known === null) return eq(r.id, '');
	return isSetName(known) ? setQueries[known](ask) : inArray(r.stage, [known]);
}
