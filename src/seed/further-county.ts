import type { Actor } from '#lib/ledger/actor.ts';
import { db } from '#lib/server/db/database.ts';
import { newId } from '#lib/server/ids.ts';
import { hashPassword, oneTimePassword } from '#lib/server/roster/people/passwords.ts';
import { insertPeople, type PreparedPerson } from '#lib/server/roster/people/create.ts';
import { shippedRoster } from '#lib/server/roster/import/shipped.ts';
import { insertCounty } from '#lib/server/setup/steps.ts';
import { countyForms } from './county-people.ts';
import { seedActor, takeRoster } from './set-up-county.ts';

const shippedCode = '411081';

/**
 * Opens another county beside those in the store, with the shipped roster under its own code and accounts
 * nobody can sign in with. Only for measuring: set-up opens one county.
 * @param code six digits
 * @returns a clerk of its office
 */
export async function furtherCounty(code: string, name: string): Promise<Actor> {
	const { countyId, officeId } = await openCounty(code, name);
	const keeper = { countyId, personId: '', unitId: officeId, admin: ['system'] } as Partial<Actor>;
	for (const kind of ['divisions', 'cityUnits'] as const) {
		const shipped = new TextDecoder().decode(await shippedRoster(kind));
		const own = shipped.replaceAll(shippedCode, code).replace('禹州市', name);
		await takeRoster(keeper as Actor, kind, new TextEncoder().encode(own), '测量用名册');
	}
	const people = await withoutPasswords(countyId);
	await db().write(countyId, 'roster', (tx) => insertPeople(tx, countyId, people));
	return seedActor(people[0]?.id ?? '');
}

function openCounty(code: string, name: string) {
	const countyId = newId();
	const office = '市巩固拓展脱贫攻坚成果领导小组办公室';
	return db().openCounty(countyId, async (tx) => ({
		countyId,
		officeId: await insertCounty(tx, countyId, { code, name, office })
	}));
}

let nobodys: Promise<string> | undefined;

/** Hashing a password for each of thousands would take an hour: all get the hash of one nobody knows. */
async function withoutPasswords(countyId: string): Promise<PreparedPerson[]> {
	const passwordHash = await (nobodys ??= hashPassword(oneTimePassword()));
	const forms = await countyForms(countyId);
	return forms.map((form) => ({ ...form, id: newId(), password: '', passwordHash }));
}
