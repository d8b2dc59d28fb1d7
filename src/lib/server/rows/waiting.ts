import { and, eq, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { waitingStep } from '#lib/ledger/chain/chain.ts';
import { panelOf, type Panel } from '#lib/ledger/chain/panel.ts';
import { can } from '#lib/ledger/permissions.ts';
import type { RowHead } from '#lib/ledger/row.ts';
import { reviewStages } from '#lib/ledger/stage.ts';
import { isAsked } from '#lib/ledger/workflow/moves.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereSettled } from '#lib/server/sight/unsettled.ts';
import { workingDays } from '#lib/server/working-days.ts';
import { cardColumns } from './cards.ts';
import { keptUntilMoved } from '#lib/server/until-moved.ts';
import { seatsOf } from '#lib/server/sight/seats.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { ofEach, type Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;
const kept = keptUntilMoved<string[]>(2000);

/** How many rows of a campaign, or of several, wait for this person's signature or answer. */
export async function waitingCount(actor: Actor, within: Within): Promise<number> {
	return (await waitingIds(actor, within)).length;
}

/** Those rows, said to the database. */
export async function whereWaiting(actor: Actor, within: Within): Promise<SQL> {
	return inArray(r.id, await waitingIds(actor, within));
}

async function waitingIds(actor: Actor, within: Within): Promise<string[]> {
	if (actor.role === 'leader') return [];
	return ofEach(within, (campaignId) =>
		kept(actor.countyId, `${actor.personId} ${campaignId}`, () => findWaiting(actor, campaignId))
	);
}

async function findWaiting(actor: Actor, campaignId: string): Promise<string[]> {
	const rows = await db()
		.read.select(cardColumns)
		.from(r)
		.where(
			and(
				whereVisible(actor, campaignId),
				or(inArray(r.stage, [...reviewStages]), isNotNull(r.request), whereToConfirm(campaignId))
			)
		);
	const seats = await seatsOf(actor.countyId, rows);
	return rows
		.filter(
			(row) =>
				(row.stage === 'transferred' && can(actor, 'confirmOutcome', row)) ||
				isAsked(row, actor, today(), workingDays) ||
				(isReviewed(row) && waitsFor(actor, row, panelOf(row, seats(row))))
		)
		.map((row) => row.id);
}

/**
 * Rows whose problem the receiver has settled, so that 确认办结 is asked: of the unit, and of the township that acts
 * for its villages.
 */
function whereToConfirm(campaignId: string): SQL {
	const done = db()
		.read.select({ id: r.parentRowId })
		.from(r)
		.where(and(eq(r.campaignId, campaignId), isNotNull(r.parentRowId), whereSettled));
	return and(eq(r.stage, 'transferred'), isNull(r.outcomeConfirmedOn), inArray(r.id, done)) as SQL;
}

function isReviewed(row: RowHead): boolean {
	return (reviewStages as readonly string[]).includes(row.stage);
}

/** A head may verify too, yet a verification waits for the clerk: who verified may not also approve. */
function waitsFor(actor: Actor, row: RowHead, { people }: Panel): boolean {
	if (!people.some((person) => person.id === actor.personId)) return false;
	const clerks = people.some((person) => person.role === 'clerk');
	return actor.role !== 'head' || waitingStep(row).role === 'head' || !clerks;
}
