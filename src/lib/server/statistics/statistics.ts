import { totalsOf, type StageCount, type Totals } from '#lib/ledger/rates/rates.ts';
import { type Division, divisions } from '#lib/ledger/rates/statistics.ts';
import { count, eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { findingNames } from '#lib/server/findings/titles.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { whereLight } from '#lib/server/sight/light.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { divide, type Counted } from './divide.ts';

const r = tables.ledgerRows;
const cached = cachedUntilMoved<StatisticsView>(500);

/** Which division an address asks for; any other word means by section of the notice. */
export function readDivision(by: string | null): Division {
	return divisions.find((known) => known === by) ?? 'section';
}

/** The figures of all rows an actor sees, divided; in the order of the notice or of the unit codes, never by result. */
export function statistics(
	actor: Actor,
	campaignId: string,
	by: Division
): Promise<StatisticsView> {
	return cached(actor.countyId, [actor.personId, campaignId, by].join(' '), async () => {
		const counted = await countedRows(actor, campaignId);
		const units = await directory(actor.countyId);
		const findings = await findingNames(actor.countyId, campaignId);
		const shares = divide(by, counted, units, findings);
		return {
			by,
			lines: shares.map(({ key, label, query, counts }) =>
				statisticsLine(key, label, query, counts)
			),
			total: statisticsLine('', '合计', '', counted),
			overlaps: shares.reduce((sum, { counts }) => sum + counts.length, 0) > counted.length
		};
	});
}

/** Rows counted by all that divides them, so that one question serves every division. */
async function countedRows(actor: Actor, campaignId: string): Promise<Counted[]> {
	const late = whereLight('overdue', today(), actor);
	return db()
		.read.select({
			stage: r.stage,
			level: r.level,
			findingId: r.findingId,
			leadUnitId: r.leadUnitId,
			townshipId: r.townshipId,
			rectification: r.rectification,
			origin: r.origin,
			rows: count(),
			problems: sql`sum(case when ${r.problem} <> '' then 1 else 0 end)`.mapWith(Number),
			goalReached: sql`sum(case when ${eq(r.goalReached, true)} then 1 else 0 end)`.mapWith(Number),
			overdue: sql`sum(case when ${late} then 1 else 0 end)`.mapWith(Number)
		})
		.from(r)
		.where(whereVisible(actor, campaignId))
		.groupBy(
			...[r.stage, r.level, r.findingId, r.leadUnitId, r.townshipId, r.rectification, r.origin]
		);
}

/** `data.statistics` of /statistics. */
export interface StatisticsView {
	by: Division;
	lines: StatisticsLine[];
	total: StatisticsLine;
	/** A row with several origins stands in several lines: the lines together are more than the total. */
	overlaps: boolean;
}

export interface StatisticsLine extends Totals {
	/** The value that /rows takes for it; '-' for rows that have none. */
	key: string;
	label: string;
	/** The rows of this line, as a query of /rows; its figures add to it. */
	query: string;
	rows: number;
	overdue: number;
}

/** Rows of one line in one stage. */
export interface LineCount extends StageCount {
	overdue: number;
}

/** One line of the table; every figure but rows and 逾期 is of ledger/rates. */
export function statisticsLine(
	key: string,
	label: string,
	query: string,
	counts: LineCount[]
): StatisticsLine {
	return {
		key,
		label,
		query,
		...totalsOf(counts),
		rows: counts.reduce((sum, { rows }) => sum + rows, 0),
		overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0)
	};
}
