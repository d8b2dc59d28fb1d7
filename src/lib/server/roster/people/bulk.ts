import { inArray } from 'drizzle-orm';
import { roleNames, type Actor, type Role } from '#lib/ledger/actor.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { createPeople, type NewAccount, type PersonForm } from './create.ts';
import { activePeople } from './people.ts';
import { managesRoster, notYours } from '#lib/server/roster/access.ts';

const { people } = tables;

/**
 * Makes the accounts that are missing: 经办 and 负责人 for each township and, when wanted, 经办 for each
 * village. Whoever has an account keeps it, so pressing twice makes nothing twice.
 */
export async function createTownshipAccounts(
	actor: Actor,
	withVillages: boolean
): Promise<NewAccount[] | Refusal> {
	if (!managesRoster(actor)) return notYours('系统管理员', '批量新增人员');
	const present = new Set(
		(await activePeople(actor.countyId)).map((person) => `${person.unitId} ${person.role}`)
	);
	const wanted = [...(await directory(actor.countyId)).values()]
		.filter((unit) => !unit.mergedIntoId)
		.sort((a, b) => (a.path < b.path ? -1 : 1))
		.flatMap((unit) => rolesOf(unit, withVillages).map((role) => ({ unit, role })))
		.filter(({ unit, role }) => !present.has(`${unit.id} ${role}`));
	const logins = await freeLogins(wanted);
	return createPeople(
		actor,
		wanted.map(({ unit, role }, i): PersonForm => ({
			unitId: unit.id,
			name: unit.shortName + roleNames[role],
			login: logins[i] ?? '',
			role,
			position: '',
			phone: ''
		}))
	);
}

function rolesOf(unit: DirectoryUnit, withVillages: boolean): Role[] {
	if (unit.level === 'township') return ['clerk', 'head'];
	return unit.level === 'village' && withVillages ? ['clerk'] : [];
}

/** The unit's code, with -1 for 经办 and -2 for 负责人 of a township; the next free number when taken. */
async function freeLogins(wanted: { unit: DirectoryUnit; role: Role }[]): Promise<string[]> {
	const forms = wanted.map(({ unit, role }) =>
		[unit.level === 'village' ? unit.code : '', role === 'head' ? '' : `${unit.code}-1`]
			.concat(Array.from({ length: 8 }, (_, i) => `${unit.code}-${i + 2}`))
			.filter(Boolean)
			.map((login) => login.toLowerCase())
	);
	const taken = new Set<string>();
	const all = forms.flat();
	for (let start = 0; start < all.length; start += 500) {
		const found = await db()
			.read.select({ login: people.login })
			.from(people)
			.where(inArray(people.login, all.slice(start, start + 500)));
		for (const { login } of found) taken.add(login);
	}
	return forms.map((options) => {
		const login = options.find((option) => !taken.has(option)) ?? '';
		taken.add(login);
		return login;
	});
}
