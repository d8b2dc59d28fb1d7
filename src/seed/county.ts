import type { Actor } from '#lib/ledger/actor.ts';
import { addDays } from '#lib/ledger/day.ts';
import { setClock, today } from '#lib/server/clock.ts';
import { oneTimePassword } from '#lib/server/roster/people/passwords.ts';
import {
	createPeople,
	type NewAccount,
	type PersonForm
} from '#lib/server/roster/people/create.ts';
import { takeShippedRoster } from '#lib/server/roster/import/shipped.ts';
import { calendarAround, dated, momentOf, type Calendar } from './calendar.ts';
import { countyForms } from './county-people.ts';
import { done } from './done.ts';
import { furtherCounty } from './further-county.ts';
import { directory } from '#lib/server/directory.ts';
import { submits } from '#lib/server/submissions/expected.ts';
import { handInPauses, type HandIn } from './hand-in.ts';
import { handOut } from './hand-out.ts';
import { randomOf } from './random.ts';
import { seedActor, setUpCounty } from './set-up-county.ts';
import { seedFile } from './seed-file.ts';
import { work } from './work.ts';

const subjects = [
	...['meetings', 'reports', 'monitoring', 'policies', 'collective', 'environment'],
	...['projects', 'cadres', 'publicity', 'income', 'disaster']
];
const office = { code: '411081', name: '禹州市', office: '市巩固拓展脱贫攻坚成果领导小组办公室' };

export type Account = Pick<NewAccount, 'login' | 'password' | 'name' | 'unit' | 'role'>;

/**
 * Fills an empty store with the real roster and a campaign of eleven findings, for measuring.
 * @param worked whether people have worked on the rows for five weeks; otherwise all wait to be claimed
 * @returns accounts with one-time passwords
 */
export function seedCounty(worked: boolean): Promise<Account[]> {
	return onOtherDays(async (calendar) => {
		const password = oneTimePassword();
		const admin = { login: 'admin', name: '马会民', role: 'clerk' as const, password };
		const first = await setUpCounty(office, { ...admin, position: '系统管理员', phone: '' });
		const roster = done(await takeShippedRoster(first));
		if ('problems' in roster) throw new Error(roster.problems[0]?.message);
		const accounts = await accountsOf(first, (forms) => createPeople(first, forms));
		await campaignOf(await seedActor(accounts[0]?.id ?? ''), office.code, calendar, worked, true);
		const own = { login: admin.login, password, name: admin.name };
		return [{ ...own, unit: first.unitName, role: '经办，系统管理员' }, ...accounts];
	});
}

/** Adds one more county with as many units and rows under a made-up code, worked on in the same way. */
export function seedFurtherCounty(number: number): Promise<void> {
	return onOtherDays(async (calendar) => {
		const code = String(900_000 + number);
		const clerk = await furtherCounty(code, `第${number}测试县`);
		await campaignOf(clerk, code, calendar, true, false);
	});
}

async function onOtherDays<T>(seed: (calendar: Calendar) => Promise<T>): Promise<T> {
	const calendar = calendarAround(today());
	try {
		setClock(momentOf(addDays(calendar.startOn, -2), 30));
		return await seed(calendar);
	} finally {
		setClock(null);
	}
}

async function accountsOf(
	first: Actor,
	create: (forms: PersonForm[]) => ReturnType<typeof createPeople>
): Promise<NewAccount[]> {
	return done(await create(await countyForms(first.countyId)));
}

async function campaignOf(
	clerk: Actor,
	code: string,
	calendar: Calendar,
	worked: boolean,
	handsIn: boolean
) {
	setClock(momentOf(calendar.startOn, 20));
	const text = dated((await seedFile('county-notice.txt')).toString('utf8'), calendar);
	const { campaignId } = await handOut(clerk, { name: '对照整改方案.txt', text }, calendar);
	if (!worked) return;
	const handIns = handsIn ? await countyHandIns(clerk.countyId) : [];
	const hurried = new Map<string, boolean>();
	await work(clerk.countyId, campaignId, {
		seed: code,
		calendar,
		subjects,
		further: 0.08,
		pauses: handInPauses(campaignId, clerk.personId, calendar, handIns),
		pressed(number, township) {
			const place = `${number} ${township}`;
			const known = hurried.get(place) ?? randomOf(`${code} ${place}`).chance(0.15);
			hurried.set(place, known);
			return known;
		}
	});
}

/** Most units hand their ledger in; one in eleven is missing, one late, one sent back, one came on paper. */
async function countyHandIns(countyId: string): Promise<HandIn[]> {
	const units = [...(await directory(countyId)).values()]
		.filter(submits)
		.sort((a, b) => (a.code < b.code ? -1 : 1));
	return units.flatMap(({ code: unitCode }, index): HandIn[] => {
		const [turn, received] = [index % 11, index % 2 === 0];
		if (turn === 5) return [];
		if (turn === 3) return [{ unitCode, late: 0, then: 'returned' }];
		if (turn === 9) return [{ unitCode, late: 0, onPaper: true }];
		return [{ unitCode, late: turn === 7 ? 1 : 0, then: received ? 'received' : undefined }];
	});
}
