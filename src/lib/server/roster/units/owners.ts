import { eq } from 'drizzle-orm';
import type { OwnerRoster, OwnerUnit } from '#lib/ledger/roster/owners.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { knownUnits } from '#lib/server/roster/import/known.ts';

const { units, unitGroups, unitGroupMembers } = tables;

/**
 * The roster as `resolveOwners` wants it: units that live, with the names of those merged into them as
 * further names, and the groups.
 * @param read a reader, or the tx of a write under way
 */
export async function ownerRoster(read: Reader, countyId: string): Promise<OwnerRoster> {
	const known = await knownUnits(read, countyId);
	const places = await read
		.select({ id: units.id, shortName: units.shortName, parentId: units.parentId })
		.from(units)
		.where(eq(units.countyId, countyId));
	const place = new Map(places.map((unit) => [unit.id, unit]));
	const living = new Map<string, OwnerUnit>();
	for (const unit of known)
		if (!unit.mergedIntoId)
			living.set(unit.id, {
				...unit,
				shortName: place.get(unit.id)?.shortName ?? unit.name,
				township:
					unit.level === 'village'
						? (place.get(place.get(unit.id)?.parentId ?? '')?.shortName ?? null)
						: null,
				aliases: [...unit.aliases]
			});
	for (const unit of known)
		living
			.get(unit.mergedIntoId ?? '')
			?.aliases.push(
				{ name: unit.name, validFrom: null, validTo: null },
				{ name: place.get(unit.id)?.shortName ?? unit.name, validFrom: null, validTo: null },
				...unit.aliases
			);
	return { units: [...living.values()], groups: await ownerGroups(read, countyId) };
}

async function ownerGroups(read: Reader, countyId: string): Promise<OwnerRoster['groups']> {
	const groups = await read.select().from(unitGroups).where(eq(unitGroups.countyId, countyId));
	const members = await read
		.select()
		.from(unitGroupMembers)
		.where(eq(unitGroupMembers.countyId, countyId));
	const byGroup = Map.groupBy(members, (member) => member.groupId);
	return groups.map(({ id, name, confirmed }) => ({
		id,
		name,
		confirmed,
		members: (byGroup.get(id) ?? []).map((member) => member.unitId)
	}));
}
