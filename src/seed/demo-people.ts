import { eq } from 'drizzle-orm';
import { adminRoleNames, type Actor } from '#lib/ledger/actor.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { createPeople, type NewAccount } from '#lib/server/roster/people/create.ts';
import { giveAdmin } from '#lib/server/roster/people/roles.ts';
import { setCharges } from '#lib/server/roster/people/substitutes.ts';
import { demoCast, leaderCharges, type CastMember } from './demo-cast.ts';
import { done } from './done.ts';
import { residentOf } from './residents.ts';

/** Who may sign in to the demo. The password is random at every start. */
export interface DemoAccount {
	login: string;
	password: string;
	name: string;
	unit: string;
	role: string;
}

/** Gives the cast its accounts, each with a random password that need not be changed. */
export async function castAccounts(first: Actor): Promise<DemoAccount[]> {
	const units = await directory(first.countyId);
	const ids = new Map([...units.values()].map((unit) => [unit.code, unit.id]));
	const unitId = (code: string) => ids.get(code) ?? '';
	const forms = demoCast.map(({ unitCode, name, login, role, position }) => ({
		name,
		login,
		role,
		position,
		unitId: unitId(unitCode),
		phone: residentOf(login).phone
	}));
	const made = done(await createPeople(first, forms));
	await firstPasswordsStay(first.countyId);
	const idOf = new Map(made.map(({ login, id }) => [login, id]));
	for (const { login, admin } of demoCast)
		if (admin) done(await giveAdmin(first, idOf.get(login) ?? '', 1, admin));
	const { login, oversees, liaises } = leaderCharges;
	const charges = { oversees: oversees.map(unitId), liaises: liaises.map(unitId) };
	done(await setCharges(first, idOf.get(login) ?? '', 1, charges));
	return made.map((account, index) => titled(account, demoCast[index]));
}

/** Visitors of a demo sign in as several people: nobody has to choose a new password first. */
function firstPasswordsStay(countyId: string): Promise<void> {
	const { people } = tables;
	return db().write(countyId, 'roster', async (tx) => {
		await tx.update(people).set({ mustChangePassword: false }).where(eq(people.countyId, countyId));
	});
}

function titled(
	{ login, password, name, unit, role }: NewAccount,
	member: CastMember | undefined
): DemoAccount {
	return { login, password, name, unit, role: member?.admin ? adminRoleNames[member.admin] : role };
}
