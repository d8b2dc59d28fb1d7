import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { countOf } from '#lib/server/db/counting.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { whereLight } from '#lib/server/sight/light.ts';
import { setQueries } from '#lib/server/rows/sets.ts';
import { whereMine, whereVisible } from '#lib/server/sight/where.ts';
import type { Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;

/** Rows of the actor's own unit that ask for something: sent back, hung up again, not claimed, past their deadline. */
export async function ownCounts(actor: Actor, within: Within, today: Day) {
	const [own] = await db()
		.read.select({
			unclaimed: countOf(eq(r.stage, 'assigned')),
			cameBack: countOf(setQueries.cameBack()),
			underWay: countOf(setQueries.underWay()),
			ownOverdue: countOf(whereLight('overdue', today, actor))
		})
		.from(r)
		.where(and(whereVisible(actor, within), whereMine(actor)));
	const returned = await returnedCount(actor, within);
	return { returned, ...(own ?? { cameBack: 0, unclaimed: 0, underWay: 0, ownOverdue: 0 }) };
}

/** Rows of the actor's own unit that were sent back and still lie there. */
export function returnedCount(actor: Actor, within: Within): Promise<number> {
	const returned = and(whereVisible(actor, within), setQueries.returned({ actor }));
	return db().read.$count(r, returned);
}

/** Rows in sight that were 漏报, whatever became of them since. */
export function missedCount(actor: Actor, within: Within): Promise<number> {
	const missed = and(whereVisible(actor, within), setQueries.missed());
	return db().read.$count(r, missed);
}

/** The name of the unit above; null above the top. */
export async function unitAbove(actor: Actor): Promise<string | null> {
	const units = await directory(actor.countyId);
	const parent = units.get(units.get(actor.unitId)?.parentId ?? '');
	return parent?.shortName ?? null;
}
