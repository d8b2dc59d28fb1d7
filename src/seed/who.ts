import { panelOf, type Seats } from '#lib/ledger/chain/panel.ts';
import type { StepPerson } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Whose } from './act.ts';
import type { World } from './world.ts';

/**
 * The account that does an act: of the row's own unit, or of its township where the unit has none (代填); who
 * may sign; somebody of supervision. Undefined when there is nobody.
 * @param seats null where it is no reviewer's act
 */
export function whoActs(by: Whose, row: LedgerRow, seats: Seats | null, world: World) {
	if (by === 'reviewer') return seats ? panelOf(row, seats).people[0]?.id : undefined;
	if (by === 'supervision') return supervisor(row, world)?.id;
	const own = workers(world, row.level === 'city' ? row.leadUnitId : row.unitId);
	return (own[0] ?? workers(world, row.townshipId)[0])?.id;
}

function supervisor(row: LedgerRow, world: World): StepPerson | undefined {
	const unit = [...world.units.values()].find(
		({ id, functions }) => functions.includes('supervision') && id !== row.unitId
	);
	return workers(world, unit?.id ?? null)[0] ?? workers(world, world.office.id)[0];
}

/** Who works in a unit, clerks first. */
function workers(world: World, unitId: string | null): StepPerson[] {
	const people = world.people.get(unitId ?? '') ?? [];
	return people
		.filter(({ role }) => role !== 'leader')
		.sort((a, b) => (a.role === b.role ? 0 : a.role === 'clerk' ? -1 : 1));
}
