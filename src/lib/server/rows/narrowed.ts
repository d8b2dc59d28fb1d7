import { and, eq, inArray, isNull, not, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { settledStages } from '#lib/ledger/rates/rollup.ts';
import type { FilterValues } from '#lib/server/sight/filter.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereUnder } from '#lib/server/sight/unsettled.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';
import type { FindingName } from '#lib/server/findings/titles.ts';
import { whereOnlySent } from '#lib/server/sight/light.ts';
import { setQueries } from './sets.ts';
import { whereMine } from '#lib/server/sight/where.ts';

const r = tables.ledgerRows;
const nothing = sql`1 = 0`;

/** What the doors of calendar, statistics and desk narrow to, beside the filters that have a list. */
export function whereFurther(actor: Actor, values: FilterValues, names: CardNames): SQL[] {
	const found = [...names.findings.values()];
	return [
		values.mine ? whereMine(actor) : undefined,
		values.due ? and(whereDueOn(values.due), not(whereOnlySent(actor))) : undefined,
		values.review ? and(whereReviewOn(values.review), not(whereOnlySent(actor))) : undefined,
		values.amend ? whereAmendBy(values.amend) : undefined,
		values.section
			? ofFindings(found, ({ section }) => (section || '-') === values.section)
			: undefined,
		values.lead ? orNone(r.leadUnitId, values.lead) : undefined,
		values.type ? sql`coalesce(${r.rectification}, '-') = ${values.type}` : undefined,
		values.origin ? whereOrigin(values.origin, found) : undefined,
		values.under ? whereUnder(values.under) : undefined
	].filter((part) => part !== undefined);
}

const open = not(inArray(r.stage, [...settledStages, 'transferred']));

/** Rows still to be done whose 时限 runs to a day. */
export const running = and(open, sql`coalesce(${r.rectification}, '') <> 'longTerm'`) as SQL;
/** Long-term rows, which are looked at again on a day. */
export const reviewed = or(
	eq(r.stage, 'longTerm'),
	and(open, eq(r.rectification, 'longTerm'))
) as SQL;

function whereDueOn(day: Day): SQL {
	return and(running, eq(r.dueOn, day)) as SQL;
}

function whereReviewOn(day: Day): SQL {
	return and(reviewed, eq(r.reviewOn, day)) as SQL;
}

function whereAmendBy(day: Day): SQL {
	return and(setQueries.sentBack(), eq(r.amendBy, day)) as SQL;
}

/** A row says where it came from itself, or stands for all the origins of its finding. */
function whereOrigin(origin: string, found: FindingName[]): SQL {
	const inherited = ofFindings(found, ({ origins }) =>
		origin === '-' ? origins.length === 0 : origins.includes(origin)
	);
	return or(eq(r.origin, origin), and(eq(r.origin, ''), inherited)) as SQL;
}

function ofFindings(found: FindingName[], wanted: (finding: FindingName) => boolean): SQL {
	const ids = found.filter(wanted).map(({ id }) => id);
	return ids.length ? inArray(r.findingId, ids) : nothing;
}

function orNone(column: typeof r.leadUnitId, value: string): SQL {
	return value === '-' ? isNull(column) : eq(column, value);
}
