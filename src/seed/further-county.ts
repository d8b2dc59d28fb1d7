import type { Actor } from '#lib/ledger/actor.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { newId } from '#lib/server/ids.ts';
import { hashPassword, oneTimePassword } from '#lib/server/roster/people/passwords.ts';
import { insertPeople, type PreparedPerson } from '#lib/server/roster/people/create.ts';
import { recordRoster } from '#lib/server/roster/events.ts';
import { shippedRoster } from '#lib/server/roster/import/shipped.ts';
import { newUnit } from '#lib/server/roster/import/write.ts';
import { countyForms } from './county-people.ts';
import { actorOf, takeRoster } from './set-up-county.ts';

const { counties, units } = tables;
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
	return actorOf(people[0]?.id ?? '');
}

function openCounty(code: string, name: string) {
	const countyId = newId();
	return db().openCounty(countyId, async (tx) => {
		await tx.insert(counties).values({ id: countyId, code, name, demo: false, createdAt: now() });
		const own = newUnit(
			countyId,
			{ code, name, level: 'city', kind: '', functions: [] },
			undefined
		);
		const office = newUnit(
			countyId,
			{
				...{ code: `${code}-00`, name: '市巩固拓展脱贫攻坚成果领导小组办公室' },
				...{ level: 'department', kind: 'leading-group office', functions: ['office'] }
			},
			own
		);
		await tx.insert(units).values([own, office]);
		await recordRoster(tx, { countyId, personId: null, unitId: office.id }, 'countyOpened', {
			code,
			name
		});
		return { countyId, officeId: office.id };
	});
}

let nobodys: Promise<string> | undefined;

/** Hashing a password for each of thousands would take an hour: all get the hash of one nobody knows. */
async function withoutPasswords(countyId: string): Promise<PreparedPerson[]> {
	const passwordHash = await (nobodys ??= hashPassword(oneTimePassword()));
	const forms = await countyForms(countyId);
	return forms.map((form) => ({ ...form, id: newId(), password: '', passwordHash }));
}
