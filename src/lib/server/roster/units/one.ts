import { and, eq, isNull } from 'drizzle-orm';
import { onOwnMerge } from '#lib/ledger/roster/own-rights.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { UnitLevel } from '#lib/ledger/roster/units.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';

const { units, unitAliases, unitGroups, unitGroupMembers, people } = tables;

/** One unit whole: names, groups, accounts, what it was merged into and what into it; undefined when unseen. */
export async function unitOf(actor: Actor, unitId: string) {
	const read = db().read;
	const [unit] = await read
		.select()
		.from(units)
		.where(and(eq(units.id, unitId), eq(units.countyId, actor.countyId)));
	if (!unit) return undefined;
	const all = await directory(actor.countyId);
	return {
		...unit,
		township: unit.level === 'village' ? (all.get(unit.parentId ?? '')?.shortName ?? null) : null,
		mergedInto: all.get(unit.mergedIntoId ?? '') ?? null,
		mergedHere: [...all.values()].filter((other) => other.mergedIntoId === unitId),
		aliases: await read
			.select()
			.from(unitAliases)
			.where(eq(unitAliases.unitId, unitId))
			.orderBy(unitAliases.id),
		groups: await read
			.select({ id: unitGroups.id, name: unitGroups.name, confirmed: unitGroups.confirmed })
			.from(unitGroups)
			.innerJoin(unitGroupMembers, eq(unitGroupMembers.groupId, unitGroups.id))
			.where(eq(unitGroupMembers.unitId, unitId)),
		accounts: await read
			.select({ id: people.id, name: people.name, role: people.role })
			.from(people)
			.where(and(eq(people.unitId, unitId), isNull(people.disabledAt)))
	};
}

/** Units that one may be merged into: of its level, those beside it first. */
export async function mergeTargets(
	actor: Actor,
	unit: { id: string; level: UnitLevel; parentId: string | null }
): Promise<{ value: string; label: string }[]> {
	if (unit.level === 'city' || onOwnMerge(actor, unit)) return [];
	const all = await directory(actor.countyId);
	const beside = (other: { parentId: string | null }) => Number(other.parentId === unit.parentId);
	return [...all.values()]
		.filter((other) => other.level === unit.level && other.id !== unit.id && !other.mergedIntoId)
		.filter((other) => !onOwnMerge(actor, unit, other))
		.sort((a, b) => beside(b) - beside(a) || (a.code < b.code ? -1 : 1))
		.map((other) => {
			const township =
				other.level === 'village' ? (all.get(other.parentId ?? '')?.shortName ?? '') : '';
			return { value: other.id, label: township + other.shortName };
		});
}
