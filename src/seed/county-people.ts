import type { Role } from '#lib/ledger/actor.ts';
import { directory, officeOf, type DirectoryUnit } from '#lib/server/directory.ts';
import type { PersonForm } from '#lib/server/roster/people/create.ts';
import { residentOf } from './residents.ts';

const villagesWithAccounts = 5;

/** Accounts of a county for measuring: office, departments, townships and a handful of villages, office first. */
export async function countyForms(countyId: string): Promise<PersonForm[]> {
	const all = await directory(countyId);
	const units = [...all.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
	const at = (level: DirectoryUnit['level']) => units.filter((unit) => unit.level === level);
	const office = officeOf(all);
	if (!office) throw new Error(`county ${countyId} has no office`);
	const departments = at('department').filter((unit) => unit !== office);
	const villages = at('village').filter((_, index) => index % 7 === 3);
	return [
		...staff(office, ['clerk', 'clerk', 'head']),
		...departments.flatMap((unit) => staff(unit, ['clerk'])),
		// Two clerks: whoever types for a village does not verify it.
		...at('township').flatMap((unit) => staff(unit, ['clerk', 'clerk', 'head'])),
		...villages.slice(0, villagesWithAccounts).flatMap((unit) => staff(unit, ['clerk']))
	];
}

function staff(unit: DirectoryUnit, roles: Role[]): PersonForm[] {
	return roles.map((role, index) => {
		const login = `${unit.code}-${index + 1}`;
		const { name, phone } = residentOf(login);
		return { unitId: unit.id, name, login, role, position: '', phone };
	});
}
