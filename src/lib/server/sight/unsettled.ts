import { and, eq, inArray, isNotNull, ne, not, or, sql, type SQL } from 'drizzle-orm';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { settledStages } from '#lib/ledger/rates/rollup.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { findingFacts } from './finding-facts.ts';
import { whereServes } from './serves.ts';

const t = tables;
const r = t.ledgerRows;

/** `settled` of ledger/rollup, said to the database. */
export const whereSettled: SQL = or(
	inArray(r.stage, [...settledStages]),
	and(eq(r.stage, 'transferred'), isNotNull(r.outcomeConfirmedOn))
) as SQL;

/** For a first row of a township or the city: how many rows below it, and other rows beside it, are open. */
export async function unsettled(read: Reader, row: LedgerRow): Promise<number> {
	return (await unsettledOf(read, [row])).get(row.id) ?? 0;
}

/** The same of several rows by id, asked at once; rows that stand for nobody else are not in it. */
export async function unsettledOf(read: Reader, rows: LedgerRow[]): Promise<Map<string, number>> {
	const firsts: LedgerRow[] = [];
	for (const row of rows) if (await standsForOthers(read, row)) firsts.push(row);
	const [first] = firsts;
	if (!first) return new Map();
	const counts = firsts.map((row) => {
		const below = read
			.select({ n: sql`count(*)` })
			.from(r)
			.where(and(whereBelow(row), not(whereSettled)));
		return [row.id, sql<number>`(${below})`.mapWith(Number)] as const;
	});
	// The row asked of gives the one line of the answer.
	const [found] = await read.select(Object.fromEntries(counts)).from(r).where(eq(r.id, first.id));
	return new Map(Object.entries(found ?? {}));
}

async function standsForOthers(read: Reader, row: LedgerRow): Promise<boolean> {
	if (row.ordinal !== 1 || row.level === 'village') return false;
	// A 自查问题 is the unit's own and stands over nobody else's.
	return !(await findingFacts(read, row)).selfFound;
}

/** The rows that a first row of a township or the city stands for: whose problem serves its finding, below and beside it. */
export function whereBelow(row: LedgerRow): SQL {
	const place =
		row.level === 'city'
			? undefined
			: row.level === 'township'
				? eq(r.townshipId, row.townshipId ?? row.unitId)
				: eq(r.unitId, row.unitId);
	return and(
		eq(r.countyId, row.countyId),
		eq(r.campaignId, row.campaignId),
		whereServes(row.findingId),
		place,
		ne(r.id, row.id)
	) as SQL;
}

/** The same of a row that only an address names, void rows left out. */
export function whereUnder(rowId: string): SQL {
	const own = (column: typeof r.findingId | typeof r.level) =>
		sql`(select ${column} from ${r} where ${eq(r.id, rowId)})`;
	const township = sql`(select coalesce(${r.townshipId}, ${r.unitId}) from ${r} where ${eq(r.id, rowId)})`;
	return and(
		whereServes(own(r.findingId)),
		sql`(${own(r.level)} = 'city' or (${own(r.level)} = 'township' and ${r.townshipId} = ${township}))`,
		ne(r.id, rowId),
		ne(r.stage, 'void')
	) as SQL;
}
