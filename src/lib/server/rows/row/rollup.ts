import { and, countDistinct, gt, count, ne, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { ChainStep } from '#lib/ledger/chain/chain.ts';
import { standsForAll } from '#lib/ledger/rates/rollup.ts';
import { rollupView, type RollupView } from './rollup-lines.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { countOf, flag } from '#lib/server/db/counting.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { levelWordsOf } from '#lib/server/directory.ts';
import { findingFacts } from '#lib/server/sight/finding-facts.ts';
import { whereBelow } from '#lib/server/sight/unsettled.ts';
import { setQueries } from '#lib/server/rows/sets.ts';
import { whereVisible } from '#lib/server/sight/where.ts';

const r = tables.ledgerRows;

/** How the rows that a row stands for are getting on; null where it stands for itself alone. Two questions, however many rows. */
export async function rollupOf(actor: Actor, row: LedgerRow): Promise<RollupView | null> {
	if (!standsForAll(row) || (await findingFacts(db().read, row)).selfFound) return null;
	const below = and(whereBelow(row), ne(r.stage, 'void'));
	const units = await db()
		.read.select({ level: r.level, units: countDistinct(r.unitId) })
		.from(r)
		.where(below)
		.groupBy(r.level);
	if (units.length === 0) return null;
	const sectorLeads = sql`(${r.sectorUnitId} is null or ${r.sectorUnitId} = ${r.leadUnitId})`;
	const found = await db()
		.read.select({
			level: r.level,
			stage: r.stage,
			chainStep: r.chainStep,
			problemKind: r.problemKind,
			chain: sql<string>`cast(${r.chain} as text)`,
			returned: flag(setQueries.sentBack()),
			confirmed: flag(setQueries.outcomeConfirmed()),
			sectorLeads: flag(sectorLeads),
			rows: count(),
			seen: countOf(whereVisible(actor, row.campaignId)),
			relapsed: countOf(gt(r.relapses, 0))
		})
		.from(r)
		.where(below)
		// By place: PostgreSQL does not see that an expression is the same one again.
		.groupBy(...[1, 2, 3, 4, 5, 6, 7, 8].map((place) => sql.raw(String(place))));
	const counts = found.map(({ chain, ...line }) => ({
		...line,
		chain: JSON.parse(chain) as ChainStep[]
	}));
	const unitsOf = Object.fromEntries(units.map((line) => [line.level, line.units]));
	return rollupView(row, counts, unitsOf, await levelWordsOf(row.countyId));
}
