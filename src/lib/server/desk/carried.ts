import { and, eq, isNotNull, lte, not, notInArray, or, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { addDays, type Day } from '#lib/ledger/day.ts';
import type { Carried } from '#lib/server/desk/view.ts';
import { countOf } from '#lib/server/db/counting.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereSettled } from '#lib/server/sight/unsettled.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { idsIn, type Within } from '#lib/server/sight/within.ts';

const { campaigns, ledgerRows: r } = tables;

/** Days before its review from which a long-term row is said to be due (domain §6). */
const soon = 7;

/**
 * What ended campaigns left to be watched, and what was hung up again in them, the newest campaign first.
 * @param covered campaigns whose rows the desk shows anyhow
 */
export async function carriedOver(actor: Actor, covered: Within, today: Day): Promise<Carried[]> {
	const ended = await db()
		.read.select({ id: campaigns.id, name: campaigns.name })
		.from(campaigns)
		.where(
			and(
				eq(campaigns.countyId, actor.countyId),
				eq(campaigns.state, 'ended'),
				notInArray(campaigns.id, [...idsIn(covered)])
			)
		)
		.orderBy(sql`${campaigns.startOn} desc`);
	const carried: Carried[] = [];
	for (const campaign of ended) {
		const counts = await countsIn(actor, campaign.id, today);
		if (counts.longTerm + counts.open > 0) carried.push({ ...campaign, ...counts });
	}
	return carried;
}

async function countsIn(actor: Actor, campaignId: string, today: Day) {
	const watched = eq(r.stage, 'longTerm');
	const due = and(watched, isNotNull(r.reviewOn), lte(r.reviewOn, addDays(today, soon)));
	const [found] = await db()
		.read.select({
			longTerm: countOf(watched),
			due: countOf(due),
			open: countOf(not(whereSettled))
		})
		.from(r)
		.where(and(whereVisible(actor, campaignId), or(watched, not(whereSettled))));
	return found ?? { longTerm: 0, due: 0, open: 0 };
}
