import { isVerb, verbNames } from '#lib/ledger/verb.ts';
import { and, countDistinct, eq, gte, inArray, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { startOfDay, startOfWeek } from '#lib/ledger/day.ts';
import { scopeOf } from '#lib/ledger/permissions.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { whereVisible } from '#lib/server/sight/where.ts';

const { events, ledgerRows } = tables;
const cached = cachedUntilMoved<Map<string, number>>(200);

/** How many rows in an actor's sight each act was done on since Monday, by act. */
export function weekCounts(actor: Actor, campaignId: string): Promise<Map<string, number>> {
	const question = `${campaignId} ${JSON.stringify(scopeOf(actor))}`;
	return cached(actor.countyId, question, async () => {
		const found = await db()
			.read.select({ act: events.type, rows: countDistinct(events.rowId) })
			.from(events)
			.innerJoin(ledgerRows, eq(ledgerRows.id, events.rowId))
			.where(and(thisWeek(actor.countyId), whereVisible(actor, campaignId)))
			.groupBy(events.type);
		return new Map(found.map(({ act, rows }) => [act, rows]));
	});
}

/** Rows on which an act was done since Monday; a word that is no act finds nothing. */
export function whereThisWeek(countyId: string, act: string): SQL {
	const done = db()
		.read.select({ rowId: events.rowId })
		.from(events)
		.where(and(thisWeek(countyId), eq(events.type, act)));
	return inArray(ledgerRows.id, done);
}

function thisWeek(countyId: string): SQL {
	return and(
		eq(events.countyId, countyId),
		eq(events.kind, 'ledger'),
		gte(events.at, startOfDay(startOfWeek(today())))
	) as SQL;
}

/** 本周申请销号, for a list narrowed to an act of the week; '' for a word that is no act. */
export function weekName(act: string): string {
	return isVerb(act) ? `本周${verbNames[act]}` : '';
}
