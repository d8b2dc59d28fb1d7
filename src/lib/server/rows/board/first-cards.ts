import { asc, count, eq, lte, sql, type SQL } from 'drizzle-orm';
import { columnOf, type Column, type Stage } from '#lib/ledger/stage.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cardColumns, dueKey, type CardRow } from '#lib/server/rows/cards.ts';

const r = tables.ledgerRows;

/** A board column: how many rows stand in it and the first of them, by deadline. */
export interface FirstCards {
	count: number;
	rows: CardRow[];
}

/**
 * The first rows of every board column and how many each has, in one question: places are counted on an index
 * alone, and only the rows that are shown are read.
 * @param most rows of one column
 */
export async function firstCards(where: SQL, most: number): Promise<Map<Column, FirstCards>> {
	const ranked = db()
		.read.select({
			id: r.id,
			place: sql<number>`row_number() over (partition by ${r.stage} order by ${dueKey}, ${r.id})`
				.mapWith(Number)
				.as('place'),
			total: sql<number>`count(*) over (partition by ${r.stage})`.mapWith(Number).as('total')
		})
		.from(r)
		.where(where)
		.as('ranked');
	const found = await db()
		.read.select({ ...cardColumns, total: ranked.total })
		.from(ranked)
		.innerJoin(r, eq(r.id, ranked.id))
		.where(lte(ranked.place, most))
		.orderBy(asc(dueKey), asc(r.id));
	const totals = new Map(found.map(({ stage, total }) => [stage, total]));
	const counts = await countsOf(totals, where);
	return new Map(
		[...counts].map(([column, count]) => {
			const own = found.filter((row) => columnOf(row.stage, row.resumeStage) === column);
			return [column, { count, rows: own.slice(0, most).map(({ total: _, ...row }) => row) }];
		})
	);
}

/** Rows of two stages may share a column; those waiting for a receiver stand where they came from. */
async function countsOf(totals: Map<Stage, number>, where: SQL): Promise<Map<Column, number>> {
	const counts = new Map<Column, number>();
	const add = (column: Column | null, more: number) => {
		if (column) counts.set(column, (counts.get(column) ?? 0) + more);
	};
	for (const [stage, total] of totals)
		if (stage !== 'transferPending') add(columnOf(stage, null), total);
	if (!totals.has('transferPending')) return counts;
	const waiting = await db()
		.read.select({ resumeStage: r.resumeStage, n: count() })
		.from(r)
		.where(sql`${where} and ${eq(r.stage, 'transferPending')}`)
		.groupBy(r.resumeStage);
	for (const { resumeStage, n } of waiting) add(columnOf('transferPending', resumeStage), n);
	return counts;
}
