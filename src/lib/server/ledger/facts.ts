import { and, eq } from 'drizzle-orm';
import type { Command } from '#lib/ledger/command.ts';
import { stepUnitId } from '#lib/ledger/chain.ts';
import { drawStands } from '#lib/ledger/draw.ts';
import { dayOf, type Instant } from '#lib/ledger/day.ts';
import type { DrawFacts, Facts } from '#lib/ledger/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Reader } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { directory, officeOf } from '../directory.ts';
import { openDraw } from '../open-draw.ts';
import { namedUnit, nextOrdinal, siblingsOf, transferLinks } from './facts-around.ts';
import { findingFacts, findingIds } from './finding-facts.ts';
import { unsettled } from './unsettled.ts';
import { workingDays } from '../working-days.ts';
import { uploadsOf } from '../evidence/staged.ts';
import { seatsOf } from '../rows/standings.ts';

const t = tables;

/** Everything `decide` needs to know about the world around a row, read inside the write. */
export async function readFacts(
	read: Reader,
	row: LedgerRow,
	now: Instant,
	command?: Command
): Promise<Facts> {
	const units = await directory(row.countyId, read);
	const office = officeOf(units);
	if (!office) throw new Error(`county ${row.countyId} has rows but no office`);
	const stepUnit = stepUnitId(row, office.id);
	const [campaign] = await read
		.select({ startOn: t.campaigns.startOn, endOn: t.campaigns.endOn, state: t.campaigns.state })
		.from(t.campaigns)
		.where(eq(t.campaigns.id, row.campaignId));
	if (!campaign) throw new Error(`row ${row.id} has no campaign`);
	const finding = await findingFacts(read, row);
	return {
		now,
		today: dayOf(now),
		campaign: {
			startOn: campaign.startOn,
			endOn: campaign.endOn,
			ended: campaign.state === 'ended'
		},
		finding,
		findingIds: await findingIds(read, row),
		departmentIds: [...units.values()]
			.filter((unit) => unit.level === 'department' && !unit.mergedIntoId)
			.map((unit) => unit.id),
		named: await namedUnit(read, row, command, units),
		siblings: command?.verb === 'void' ? await siblingsOf(read, row, finding.number) : [],
		...(await transferLinks(read, row)),
		workingDays,
		...(await seatsOf(row.countyId, [row], read))(row),
		nextOrdinal: await nextOrdinal(read, row, row.unitId),
		unsettled: await unsettled(read, row),
		draw: await drawOf(read, row),
		uploads: await uploadsOf(read, row.id),
		unitNames: Object.fromEntries(
			[row.unitId, row.townshipId, row.leadUnitId, office.id, stepUnit]
				.filter((id) => id !== null)
				.map((id) => [id, units.get(id)?.shortName ?? ''])
		)
	};
}

async function drawOf(read: Reader, row: LedgerRow): Promise<DrawFacts | null> {
	if (row.stage !== 'notFoundPending' && row.stage !== 'notFound') return null;
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
