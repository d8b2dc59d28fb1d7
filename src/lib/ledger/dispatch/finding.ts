import type { DispatchScope, Resolution, ResolveOwner } from './scope.ts';
import type { DraftItem, DraftOwner } from '#lib/ledger/notices/draft.ts';
import type { Level } from '#lib/ledger/row.ts';

/** A row to be written, named by its place in the campaign. */
export interface PlannedRow {
	level: Level;
	unitId: string;
	itemId: string;
	townshipId: string | null;
	leadUnitId: string | null;
	/** Owns the finding as a member of a group, not by name. */
	byGroup: boolean;
}

export interface PlannedOwner extends Resolution {
	owner: DraftOwner;
}

/** One finding of the draft with the rows it gives. */
export interface PlannedFinding {
	item: DraftItem;
	owners: PlannedOwner[];
	leadUnitId: string | null;
	toVillages: boolean;
	rows: PlannedRow[];
	pending: PlannedRow[];
}

/**
 * The rows of one finding (domain §4): one for the city, one for each city unit and township that
 * owns it, one for each village of those townships. A finding left out has none.
 */
export function planFinding(
	item: DraftItem,
	scope: DispatchScope,
	resolve: ResolveOwner
): PlannedFinding {
	const owners = item.owners.map((owner) => ({ owner, ...resolve(owner, item) }));
	const leadUnitId = leadOf(owners);
	const sure = owners.filter((owner) => owner.group?.confirmed !== false);
	const unsure = owners.filter((owner) => owner.group?.confirmed === false);
	const townships = unitsAt(scope, sure, 'township');
	const toVillages = item.toVillages ?? townships.length > 0;
	const row = rowMaker(item.id, leadUnitId, scope);
	const named = new Set(
		unitsAt(
			scope,
			sure.filter(({ group }) => !group),
			'department'
		)
	);
	const owned = new Set(unitsAt(scope, sure, 'department'));
	const rows = [
		...(scope.cityId ? [row('city', scope.cityId)] : []),
		...[...owned].map((id) => row('department', id, !named.has(id))),
		...townships.map((id) => row('township', id)),
		...villagesFor(scope, sure, toVillages ? townships : []).map((id) => row('village', id))
	];
	const pending = unitsAt(scope, unsure, 'department')
		.filter((id) => !owned.has(id))
		.map((id) => row('department', id, true));
	return {
		item,
		owners,
		leadUnitId,
		toVillages,
		rows: item.leftOut ? [] : rows,
		pending: item.leftOut ? [] : pending
	};
}

/** The first unit of the owner that leads, when that is a single unit. */
function leadOf(owners: PlannedOwner[]): string | null {
	const lead = owners.find(({ owner }) => owner.role === 'lead');
	return lead && lead.unitIds.length === 1 ? (lead.unitIds[0] ?? null) : null;
}

function unitsAt(scope: DispatchScope, owners: PlannedOwner[], level: Level): string[] {
	const ids = owners.flatMap((owner) => owner.unitIds);
	return [...new Set(ids)].filter(
		(id) => scope.units.get(id)?.level === level && !scope.leftOut.has(id)
	);
}

/** Villages of these townships, and villages that own the finding by name. */
function villagesFor(scope: DispatchScope, owners: PlannedOwner[], townships: string[]): string[] {
	const below = townships.flatMap((id) => scope.villagesOf.get(id) ?? []);
	return [...new Set([...below, ...unitsAt(scope, owners, 'village')])];
}

function rowMaker(itemId: string, leadUnitId: string | null, scope: DispatchScope) {
	return (level: Level, unitId: string, byGroup = false): PlannedRow => ({
		level,
		unitId,
		itemId,
		townshipId: townshipOf(level, unitId, scope),
		leadUnitId,
		byGroup
	});
}

function townshipOf(level: Level, unitId: string, scope: DispatchScope): string | null {
	if (level === 'township') return unitId;
	return level === 'village' ? (scope.units.get(unitId)?.parentId ?? null) : null;
}
