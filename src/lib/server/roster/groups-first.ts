import { and, eq } from 'drizzle-orm';
import type { Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { newId } from '#lib/server/ids.ts';
import type { RosterActor } from './access.ts';
import { logRoster } from './events.ts';

const { units, unitGroups, unitGroupMembers } = tables;
const name = '领导小组成员单位';

/**
 * The group that notices call 成员单位: every department, unconfirmed, because no notice lists its members
 * (domain §3). Does nothing where the county already has groups.
 */
export async function createFirstGroup(tx: Tx, by: RosterActor): Promise<void> {
	const existing = await tx
		.select({ id: unitGroups.id })
		.from(unitGroups)
		.where(eq(unitGroups.countyId, by.countyId))
		.limit(1);
	if (existing.length > 0) return;
	const departments = await tx
		.select({ id: units.id, functions: units.functions })
		.from(units)
		.where(and(eq(units.countyId, by.countyId), eq(units.level, 'department')));
	const members = departments.filter((unit) => unit.functions.includes('department'));
	const groupId = newId();
	await tx
		.insert(unitGroups)
		.values({ id: groupId, countyId: by.countyId, name, confirmed: false, version: 1 });
	await insertMany(
		tx,
		unitGroupMembers,
		members.map((unit) => ({ groupId, unitId: unit.id, countyId: by.countyId }))
	);
	await logRoster(tx, by, 'groupCreated', { subject: groupId, name, members: members.length });
}
