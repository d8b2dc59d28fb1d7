import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { dayOf } from '#lib/ledger/day.ts';
import { reviewOverdue } from '#lib/ledger/due/due.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import { panelOf } from '#lib/ledger/chain/panel.ts';
import { reviewLinesOf, type Review, type ReviewLine } from '#lib/server/rows/review-lines.ts';
import { reviewActs, reviewTime } from '#lib/ledger/due/review-time.ts';
import { reviewStages } from '#lib/ledger/stage.ts';

import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { workingDays } from '#lib/server/working-days.ts';
import { cardColumns } from './cards.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { seatsOf } from '#lib/server/sight/seats.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { ofEach, type Within } from '#lib/server/sight/within.ts';

const { events, ledgerRows: r } = tables;

interface Reviews {
	held: Review[];
	signed: Review[];
}

const cached = cachedUntilMoved<Reviews>(200);

/** Who has rows for review and had them too long, of the rows an actor sees; units in order of their codes. */
export async function reviewLines(actor: Actor, campaignId: string): Promise<ReviewLine[]> {
	const { held, signed } = await reviews(actor, campaignId);
	const units = [...(await directory(actor.countyId)).values()];
	return reviewLinesOf(
		units.sort((a, b) => (a.code < b.code ? -1 : 1)),
		held,
		signed
	);
}

/** Rows that a unit has for review. */
export async function whereHeld(actor: Actor, within: Within, reviewer: string): Promise<SQL> {
	const all = await ofEach(within, async (id) => (await reviews(actor, id)).held);
	return rowsOf(all.filter(({ unitId }) => unitId === reviewer));
}

/** Rows that a unit signed too late; of any unit when none is named. */
export async function whereSignedLate(
	actor: Actor,
	within: Within,
	reviewer: string
): Promise<SQL> {
	const all = await ofEach(within, async (id) => (await reviews(actor, id)).signed);
	const late = all.filter(({ over }) => over > 0);
	return rowsOf(late.filter(({ unitId }) => !reviewer || unitId === reviewer));
}

function rowsOf(reviewed: Review[]): SQL {
	return inArray(r.id, [...new Set(reviewed.map(({ rowId }) => rowId))]);
}

function reviews(actor: Actor, campaignId: string): Promise<Reviews> {
	return cached(actor.countyId, `${JSON.stringify(actor)} ${campaignId}`, async () => ({
		held: await heldNow(actor, campaignId),
		signed: await signedBefore(actor, campaignId)
	}));
}

async function heldNow(actor: Actor, campaignId: string): Promise<Review[]> {
	const inReview = and(whereVisible(actor, campaignId), inArray(r.stage, [...reviewStages]));
	const rows = await db().read.select(cardColumns).from(r).where(inReview);
	if (rows.length === 0) return [];
	const seats = await seatsOf(actor.countyId, rows);
	return rows.map((row) => ({
		rowId: row.id,
		unitId: panelOf(row, seats(row)).unitId,
		over: reviewOverdue(row, today(), workingDays)
	}));
}

async function signedBefore(actor: Actor, campaignId: string): Promise<Review[]> {
	const found = await db()
		.read.select({
			rowId: r.id,
			unitId: events.unitId,
			type: events.type,
			at: events.at,
			body: events.body
		})
		.from(r)
		.innerJoin(events, eq(events.rowId, r.id))
		.where(
			and(
				whereVisible(actor, campaignId),
				eq(events.kind, 'ledger'),
				inArray(events.type, [...reviewActs])
			)
		);
	return found.map(({ rowId, unitId, type, at, body }) => {
		const { changes } = JSON.parse(body) as Pick<LedgerEvent, 'changes'>;
		const event = { type: type as LedgerEvent['type'], changes };
		const over = reviewTime(event, dayOf(at), workingDays)?.over ?? 0;
		return { rowId, unitId: unitId ?? '', over };
	});
}
