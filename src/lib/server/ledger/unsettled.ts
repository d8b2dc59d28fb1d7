import { and, eq, inArray, isNotNull, ne, not, or, sql, type SQL } from 'drizzle-orm';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { settledStages } from '#lib/ledger/rollup.ts';
import type { Reader } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { findingFacts } from './finding-facts.ts';

const t = tables;
const r = t.ledgerRows;

/** `settled` of ledger/rollup, said to the database. */
export const whereSettled: SQL = or(
	inArray(r.stage, [...settledStages]),
	and(eq(r.stage, 'transferred'), isNotNull(r.outcomeConfirmedOn))
) as SQL;

/** For a first row of a township or the city: how many rows below it, and other rows beside it, are open. */
export async function unsettled(read: Reader, row: LedgerRow): Promise<number> {
	if (row.ordinal !== 1 || row.level === 'village') return 0;
	// A 自查问题 is the unit's own and stands over nobody else's.
	if ((await findingFacts(read, row)).selfFound) return 0;
	const place =
		row.level === 'city'
			? ne(r.id, row.id)
			: row.level === 'township'
				? and(eq(r.townshipId, row.townshipId ?? row.unitId), ne(r.id, row.id))
				: and(eq(r.unitId, row.unitId), ne(r.id, row.id));
	const [count] = await read
		.select({ n: sql<number>`count(*)`.mapWith(Number) })
		.from(r)
		.where(
			and(
				eq(r.countyId, row.countyId),
				eq(r.campaignId, row.campaignId),
				eq(r.findingId, row.findingId),
				place,
				not(whereSettled)
			)
		);
	return count?.n ?? 0;
}
