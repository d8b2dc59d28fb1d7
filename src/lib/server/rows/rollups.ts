import { and, count, eq, inArray, ne, notInArray, sql, sum, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { isToldOf } from '#lib/ledger/row-sets.ts';
import {
	settled,
	rollupState,
	type RollupState,
	type StandsForAll
} from '#lib/ledger/rates/rollup.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { selfFoundIds } from './figures.ts';
import { whereSettled } from '#lib/server/sight/unsettled.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { ofEach, type Within } from '#lib/server/sight/within.ts';

const { ledgerRows: r, rowFindings: f } = tables;

const cached = cachedUntilMoved<StandsForAll[]>(500);

/** Those of them that concern a person: all in sight for who watches, else the own unit's. Three questions for a county. */
export function rollups(actor: Actor, within: Within): Promise<StandsForAll[]> {
	const who = JSON.stringify(actor);
	return ofEach(within, (campaignId) =>
		cached(actor.countyId, `${who} ${campaignId}`, () => findRollups(actor, campaignId))
	);
}

/** How the city row of each finding stands to the rows below it, by finding; of those in sight. */
export async function cityRollups(
	actor: Actor,
	campaignId: string
): Promise<Record<string, StandsForAll>> {
	const found = await rollups(actor, campaignId);
	const ofCity = found.filter(({ level }) => level === 'city');
	return Object.fromEntries(ofCity.map((row) => [row.findingId, row]));
}

/** The rows of one standing, said to the database. */
export async function whereRollupState(
	actor: Actor,
	within: Within,
	standing: RollupState
): Promise<SQL> {
	const found = await rollups(actor, within);
	const ids = found.filter((row) => row.standing === standing).map(({ id }) => id);
	return inArray(r.id, ids);
}

async function findRollups(actor: Actor, campaignId: string): Promise<StandsForAll[]> {
	const selves = [...(await selfFoundIds(actor.countyId, campaignId))];
	const heads = await db()
		.read.select({
			id: r.id,
			findingId: r.findingId,
			level: r.level,
			stage: r.stage,
			ordinal: r.ordinal,
			unitId: r.unitId,
			townshipId: r.townshipId,
			leadUnitId: r.leadUnitId,
			outcomeConfirmedOn: r.outcomeConfirmedOn
		})
		.from(r)
		.where(
			and(
				whereVisible(actor, campaignId),
				inArray(r.level, ['city', 'township']),
				eq(r.ordinal, 1),
				ne(r.stage, 'void'),
				notInArray(r.findingId, selves)
			)
		);
	const own = await countsOf(actor, campaignId, selves, false);
	const linked = await countsOf(actor, campaignId, selves, true);
	const byFinding = Map.groupBy([...own, ...linked], ({ findingId }) => findingId);
	return heads
		.filter((row) => isToldOf(actor, row))
		.flatMap((row) => {
			const there = (byFinding.get(row.findingId) ?? []).filter(
				({ townshipId }) => row.level === 'city' || townshipId === row.townshipId
			);
			const sumOf = (of: 'rows' | 'open') => there.reduce((all, line) => all + line[of], 0);
			const unsettled = sumOf('open') - (settled(row) ? 0 : 1);
			if (sumOf('rows') === 1) return [];
			const { id, findingId } = row;
			const level = row.level as StandsForAll['level'];
			return { id, findingId, level, unsettled, standing: rollupState(row, unsettled) };
		});
}

/** Rows of a campaign by finding and township; or the rows that serve a finding beside their own. */
function countsOf(actor: Actor, campaignId: string, selves: string[], linked: boolean) {
	const findingId = linked ? f.findingId : r.findingId;
	const counted = db()
		.read.select({
			findingId,
			townshipId: r.townshipId,
			rows: count(),
			open: sum(sql`case when ${whereSettled} then 0 else 1 end`).mapWith(Number)
		})
		.from(r)
		.$dynamic();
	return (linked ? counted.innerJoin(f, eq(f.rowId, r.id)) : counted)
		.where(
			and(
				eq(r.countyId, actor.countyId),
				eq(r.campaignId, campaignId),
				ne(r.stage, 'void'),
				notInArray(findingId, selves)
			)
		)
		.groupBy(findingId, r.townshipId);
}
