import type { Command } from '#lib/ledger/command/command.ts';
import { stepUnitId } from '#lib/ledger/chain/chain.ts';
import { dayOf, type Instant } from '#lib/ledger/day.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { directory, officeOf } from '#lib/server/directory.ts';
import {
	campaignFacts,
	drawOf,
	namedUnit,
	nextOrdinal,
	siblingsOf,
	transferLinks
} from './facts-around.ts';
import { findingFacts, findingIds } from '#lib/server/sight/finding-facts.ts';
import { unsettled } from '#lib/server/sight/unsettled.ts';
import { workingDays } from '#lib/server/working-days.ts';
import { uploadsOf } from './staged.ts';
import { seatsOf } from '#lib/server/sight/seats.ts';

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
	const finding = await findingFacts(read, row);
	return {
		now,
		today: dayOf(now),
		campaign: await campaignFacts(read, row.campaignId),
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
