import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { daysBetween, type Day } from '#lib/ledger/day.ts';
import { defaultThresholds, type LightKind } from '#lib/ledger/due/due.ts';
import { scopeOf, withoutSent } from '#lib/ledger/permissions.ts';
import { reviewStages, type Stage } from '#lib/ledger/stage.ts';
import { dayNumber } from '#lib/server/db/days.ts';
import { tables } from '#lib/server/db/tables.ts';
import { lastDayBefore } from '#lib/server/working-days.ts';
import { whereAny } from './clause.ts';

const r = tables.ledgerRows;
// Numbers stand in the text: as parameters PostgreSQL would take them for text here.
const number = (value: number) => sql.raw(String(value));
const soon = number(defaultThresholds.soon);
const soonShort = number(defaultThresholds.soonShort);
const shortWindow = number(defaultThresholds.shortWindow);
const long = number(defaultThresholds.long);
const review = number(defaultThresholds.review);

/**
 * `countedLight(row, today, actor)` of ledger/counted-light, said to the database for rows that the actor sees; proven
 * equal on random rows in tests/server/rows/lights.test.ts.
 */
export function lightKind(today: Day, actor: Actor): SQL<LightKind> {
	const now = number(daysBetween('1970-01-01', today));
	const inReview = inStages(reviewStages);
	const at = sql`case when ${inReview} then coalesce(${dayNumber(r.underReviewSince)}, ${now}) else ${now} end`;
	const left = sql`(${dayNumber(r.dueOn)} + ${r.reviewedDays} - (${at}))`;
	const reviewLeft = sql`(${dayNumber(r.reviewOn)} - (${at}))`;
	const window = sql`coalesce(${dayNumber(r.dueOn)} - ${dayNumber(r.plannedOn)}, 999999)`;
	const soonIs = sql`case when ${window} <= ${shortWindow} then ${soonShort} else ${soon} end`;
	return sql<LightKind>`case
		when ${whereOnlySent(actor)} then 'transfer'
		when ${r.stage} in ('closed', 'notFound', 'transferred', 'void') then 'settled'
		when ${r.stage} = 'assigned' then case
			when ${r.replyBy} is null or ${r.replyBy} >= ${today} then 'noDeadline' else 'unclaimedOverdue' end
		when ${r.stage} = 'longTerm' or ${r.rectification} = 'longTerm' then case
			when ${r.reviewOn} is null then 'noDeadline'
			when ${reviewLeft} < 0 and not ${inReview} then ${overdue(reviewLeft)}
			when ${reviewLeft} < 0 or ${reviewLeft} > ${review} then 'review'
			else 'dueSoon' end
		when ${r.dueOn} is null then 'noDeadline'
		when ${left} < 0 and not ${inReview} then ${overdue(left)}
		when ${left} < 0 or ${left} > ${soonIs} then 'onTime'
		else 'dueSoon' end`;
}

/** Rows of one light; `overdue` means all that are, dark red included. */
export function whereLight(kind: string, today: Day, actor: Actor): SQL {
	const is = lightKind(today, actor);
	if (kind !== 'overdue') return sql`${is} = ${kind}`;
	// Said first because it is quick to tell: most rows are past none of their days.
	const past = sql`(${r.dueOn} < ${today} or ${r.reviewOn} < ${today})`;
	return sql`(${past} and ${is} in ('overdue', 'longOverdue'))`;
}

/** 审核超时: held by a reviewer for more working days than allowed. */
export function whereReviewLate(today: Day): SQL<boolean> {
	const latest = lastDayBefore(today, defaultThresholds.reviewer);
	return sql<boolean>`(${inStages(reviewStages)} and ${r.withReviewerSince} <= ${latest})`;
}

/** Rows in sight only because they wait for an answer there. A clause on a row that names no unit is null, not false. */
export function whereOnlySent(actor: Actor): SQL {
	const scope = withoutSent(scopeOf(actor));
	if (scope.all) return sql`1 = 0`;
	const beside = sql`case when ${whereAny(scope.any)} then 1 else 0 end`;
	return sql`(${r.stage} = 'transferPending' and (${beside}) = 0)`;
}

function inStages(stages: readonly Stage[]): SQL {
	const named = stages.map((stage) => sql`${stage}`);
	return sql`${r.stage} in (${sql.join(named, sql`, `)})`;
}

function overdue(left: SQL): SQL {
	return sql`case when -${left} > ${long} then 'longOverdue' else 'overdue' end`;
}
