import { and, inArray, not, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { daysBetween, type Day } from '#lib/ledger/day.ts';
import { soonDays } from '#lib/ledger/due/due.ts';
import { reviewStages } from '#lib/ledger/stage.ts';
import { dayNumber } from '#lib/server/db/days.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereLight } from './light.ts';
import { whereMine } from './where.ts';

const r = tables.ledgerRows;

/** `isSoon` of ledger/due, said to the database, on the rows that the actor's unit answers for. */
export function whereSoon(actor: Actor, today: Day): SQL {
	const last = sql.raw(String(daysBetween('1970-01-01', today) + soonDays));
	const until = sql`case when ${r.stage} = 'longTerm' or ${r.rectification} = 'longTerm'
		then ${dayNumber(r.reviewOn)} else ${dayNumber(r.dueOn)} + ${r.reviewedDays} end`;
	return and(
		whereMine(actor),
		not(inArray(r.stage, [...reviewStages])),
		whereLight('dueSoon', today, actor),
		sql`${until} <= ${last}`
	) as SQL;
}
