import { and, eq, gt, inArray, isNull, ne, not, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { Day } from '#lib/ledger/day.ts';
import { defaultThresholds } from '#lib/ledger/due/due.ts';
import { dealtWith, uncounted } from '#lib/ledger/rates/rates.ts';
import { underWay, withUnit, type RowSet } from '#lib/ledger/row-sets.ts';
import { reviewStages } from '#lib/ledger/stage.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereSettled } from './unsettled.ts';
import { lastDayBefore } from '#lib/server/working-days.ts';
import { inStages } from './light.ts';

const r = tables.ledgerRows;
const counted = notInArray(r.stage, [...uncounted]);
const problems = and(counted, ne(r.problem, '')) as SQL;

/** `inSet` of ledger/row-sets, said to the database; proven equal on random rows in tests/server/rows/lights.test.ts. */
export function whereSet(set: RowSet, today: Day): SQL {
	switch (set) {
		case 'problems':
			return problems;
		case 'open':
			return and(problems, notInArray(r.stage, [...dealtWith])) as SQL;
		case 'counted':
			return counted;
		case 'unsettled':
			return not(whereSettled);
		case 'withUnit':
			return inArray(r.stage, [...withUnit]);
		case 'underWay':
			return inArray(r.stage, [...underWay]);
		case 'handedOn':
			return notInArray(r.stage, [...withUnit]);
		case 'reviewLate':
			return isReviewLate(today);
		case 'missed':
			return gt(r.missed, 0);
		case 'sentBack':
			return and(inArray(r.stage, [...underWay]), ne(r.returnReason, '')) as SQL;
		case 'inHand':
			return and(inArray(r.stage, [...underWay]), eq(r.returnReason, '')) as SQL;
		case 'cameBack':
			return cameBack;
		case 'outcomePending':
			return and(eq(r.stage, 'transferred'), not(whereSettled)) as SQL;
		case 'outcomeConfirmed':
			return and(eq(r.stage, 'transferred'), whereSettled) as SQL;
	}
}

const cameBack = or(
	and(
		eq(r.stage, 'rectifying'),
		isNull(r.dueOn),
		or(isNull(r.rectification), ne(r.rectification, 'longTerm'))
	),
	and(eq(r.stage, 'claimed'), gt(r.relapses, 0))
) as SQL;

/** 审核超时: held by a reviewer for more working days than allowed. */
export function isReviewLate(today: Day): SQL<boolean> {
	const latest = lastDayBefore(today, defaultThresholds.reviewer);
	return sql<boolean>`(${inStages(reviewStages)} and ${r.withReviewerSince} <= ${latest})`;
}
