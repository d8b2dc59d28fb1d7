import { and, eq, max, ne, notInArray, sql } from 'drizzle-orm';
import { stepUnitId } from '#lib/ledger/chain.ts';
import { drawStands } from '#lib/ledger/draw.ts';
import { dayOf, type Instant } from '#lib/ledger/day.ts';
import type { DrawFacts, Facts } from '#lib/ledger/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { settledStages } from '#lib/ledger/rollup.ts';
import type { Reader } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { directory, officeOf } from '../directory.ts';
import { openDraw } from '../open-draw.ts';
import { seatsOf } from '../rows/standings.ts';

const t = tables;

/** Everything `decide` needs to know about the world around a row, read inside the write. */
export async function readFacts(read: Reader, row: LedgerRow, now: Instant): Promise<Facts> {
	const units = await directory(row.countyId, read);
	const office = officeOf(units);
	if (!office) throw new Error(`county ${row.countyId} has rows but no office`);
	const stepUnit = stepUnitId(row, office.id);
	const [campaign] = await read
		.select({ startOn: t.campaigns.startOn, endOn: t.campaigns.endOn, state: t.campaigns.state })
		.from(t.campaigns)
		.where(eq(t.campaigns.id, row.campaignId));
	if (!campaign) throw new Error(`row ${row.id} has no campaign`);
	return {
		now,
		today: dayOf(now),
		campaign: {
			startOn: campaign.startOn,
			endOn: campaign.endOn,
			ended: campaign.state === 'ended'
		},
		finding: await findingFacts(read, row),
		...(await seatsOf(row.countyId, [row], read))(row),
		nextOrdinal: await nextOrdinal(read, row),
		unsettled: await unsettled(read, row),
		draw: await drawOf(read, row),
		unitNames: Object.fromEntries(
			[row.unitId, row.townshipId, row.leadUnitId, office.id, stepUnit]
				.filter((id) => id !== null)
				.map((id) => [id, units.get(id)?.shortName ?? ''])
		)
	};
}

const kept = new Map<string, Facts['finding']>();
const mostKept = 5000;

/** Kept in memory: what was dispatched is never rewritten. */
async function findingFacts(read: Reader, row: LedgerRow): Promise<Facts['finding']> {
	const known = kept.get(row.findingId);
	if (known) return known;
	const found = await readFinding(read, row);
	if (kept.size >= mostKept) kept.clear();
	kept.set(row.findingId, found);
	return found;
}

async function readFinding(read: Reader, row: LedgerRow): Promise<Facts['finding']> {
	const [finding] = await read
		.select({ number: t.findings.number, title: t.findings.title })
		.from(t.findings)
		.where(eq(t.findings.id, row.findingId));
	if (!finding) throw new Error(`row ${row.id} has no finding`);
	const facets = await read
		.select({ id: t.facets.id })
		.from(t.facets)
		.where(eq(t.facets.findingId, row.findingId));
	const measures = await read
		.select({ id: t.measures.id })
		.from(t.measures)
		.where(eq(t.measures.findingId, row.findingId));
	return { ...finding, facetIds: facets.map((f) => f.id), measureIds: measures.map((m) => m.id) };
}

async function nextOrdinal(read: Reader, row: LedgerRow): Promise<number> {
	const r = t.ledgerRows;
	const [last] = await read
		.select({ ordinal: max(r.ordinal) })
		.from(r)
		.where(
			and(
				eq(r.campaignId, row.campaignId),
				eq(r.unitId, row.unitId),
				eq(r.findingId, row.findingId)
			)
		);
	return (last?.ordinal ?? 0) + 1;
}

/** For a first row of a township or the city: how many rows below it, and other rows beside it, are open. */
async function unsettled(read: Reader, row: LedgerRow): Promise<number> {
	if (row.ordinal !== 1 || row.level === 'village') return 0;
	const r = t.ledgerRows;
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
				notInArray(r.stage, [...settledStages])
			)
		);
	return count?.n ?? 0;
}

async function drawOf(read: Reader, row: LedgerRow): Promise<DrawFacts | null> {
	if (row.stage !== 'notFoundPending') return null;
	const [mine] = await read
		.select({ id: t.draws.id, drawn: t.drawRows.drawn })
		.from(t.drawRows)
		.innerJoin(t.draws, eq(t.draws.id, t.drawRows.drawId))
		.where(and(eq(t.drawRows.rowId, row.id), openDraw));
	if (!mine) return null;
	const batch = await read
		.select({ drawn: t.drawRows.drawn, result: t.drawRows.result })
		.from(t.drawRows)
		.where(eq(t.drawRows.drawId, mine.id));
	return { ...mine, ...drawStands(batch) };
}
