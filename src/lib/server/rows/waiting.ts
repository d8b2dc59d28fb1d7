import { and, eq, inArray, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import { waitsFor } from '#lib/ledger/rows/waiting.ts';
import { reviewStages } from '#lib/ledger/stage.ts';
import { today } from '#lib/server/clock.ts';
import { flag } from '#lib/server/db/counting.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereSettled } from '#lib/server/sight/unsettled.ts';
import { workingDays } from '#lib/server/working-days.ts';
import { cardColumns } from './cards.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { seatsOf } from '#lib/server/sight/seats.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { ofEach, type Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;
const cached = cachedUntilMoved<string[]>(2000);

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
		cached(actor.countyId, `${actor.personId} ${campaignId}`, () => findWaiting(actor, campaignId))
	);
}

async function findWaiting(actor: Actor, campaignId: string): Promise<string[]> {
	const toConfirm = whereToConfirm(campaignId);
	const rows = await db()
		.read.select({ ...cardColumns, toConfirm: flag(toConfirm) })
		.from(r)
		.where(
			and(
				whereVisible(actor, campaignId),
				or(inArray(r.stage, [...reviewStages]), isNotNull(r.request), toConfirm)
			)
		);
	const seats = await seatsOf(actor.countyId, rows);
	const toBeConfirmed = new Set(rows.filter((row) => row.toConfirm).map(({ id }) => id));
	const childSettled = ({ id }: LeanRow) => toBeConfirmed.has(id);
	const facts = { actor, today: today(), workingDays, seats, childSettled };
	return rows.filter((row) => waitsFor(row, facts)).map((row) => row.id);
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
