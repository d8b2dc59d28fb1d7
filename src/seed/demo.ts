import { eq } from 'drizzle-orm';
import { adminRoleNames } from '#lib/ledger/actor.ts';
import { addDays } from '#lib/ledger/day.ts';
import { setClock, today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { oneTimePassword } from '#lib/server/roster/people/passwords.ts';
import { calendarAround, dated, momentOf, type Calendar } from './calendar.ts';
import { demoOffice, firstPerson } from './demo-cast.ts';
import { requestAndAttach } from './demo-requests.ts';
import { castAccounts, type DemoAccount } from './demo-people.ts';
import { handInPauses, type HandIn } from './hand-in.ts';
import { handOut } from './hand-out.ts';
import { seedActor, setUpCounty, takeRoster } from './set-up-county.ts';
import { seedFile } from './seed-file.ts';
import { work } from './work.ts';

const subjects = ['meetings', 'reports', 'monitoring', 'water', 'environment', 'collective'];
/** 云台乡 has finished two findings, 青石镇 one. */
const finished = ['4 990421201', '6 990421201', '5 990421101'];

/** 青石镇 and 县委组织部 have not submitted; 柳河镇 is late, 桃林镇 was sent back. */
const handIns: HandIn[] = [
	{ unitCode: '990421201', late: 0, then: 'received' },
	{ unitCode: '990421103', late: 0, then: 'returned' },
	{ unitCode: '990421-01', late: 0, then: 'received' },
	{ unitCode: '990421-02', late: 0 },
	{ unitCode: '990421-03', late: 0, onPaper: true },
	{ unitCode: '990421-04', late: 0, then: 'received' },
	{ unitCode: '990421-06', late: 0 },
	{ unitCode: '990421-07', late: 0, then: 'received' },
	{ unitCode: '990421-09', late: 0, onPaper: true },
	{ unitCode: '990421102', late: 1 }
];

/**
 * Fills the open, empty store with the demo county: set up, handed out and worked on for five weeks up to
 * yesterday, all through the use cases, so that the history has the times of its acts.
 * @returns who may sign in, with passwords made for this start
 */
export async function seedDemo(): Promise<DemoAccount[]> {
	const calendar = calendarAround(today());
	try {
		const accounts = await foundCounty(calendar);
		await handOutAndWork(accounts.officeClerkId, calendar);
		return accounts.accounts;
	} finally {
		setClock(null);
	}
}

async function foundCounty({ startOn }: Calendar) {
	setClock(momentOf(addDays(startOn, -2), 30));
	const password = oneTimePassword();
	const first = await setUpCounty(demoOffice, { ...firstPerson, password });
	for (const [kind, file] of [
		['divisions', 'demo-units.csv'],
		['cityUnits', 'demo-city-units.csv']
	] as const)
		await takeRoster(first, kind, await seedFile(file), file);
	const cast = await castAccounts(first);
	const { login, name } = firstPerson;
	const own = { login, password, name, unit: first.unitName, role: adminRoleNames.system };
	return { accounts: [...cast, own], officeClerkId: await idOf('linxiaowen') };
}

async function handOutAndWork(officeClerkId: string, calendar: Calendar): Promise<void> {
	setClock(momentOf(calendar.startOn, 20));
	const clerk = await seedActor(officeClerkId);
	const text = dated((await seedFile('demo-notice.txt')).toString('utf8'), calendar);
	const { campaignId } = await handOut(clerk, { name: '对照整改方案.txt', text }, calendar);
	await work(clerk.countyId, campaignId, {
		seed: '澄溪5',
		calendar,
		subjects,
		further: 0.12,
		pressed: (number, township) => finished.includes(`${number} ${township}`),
		pauses: handInPauses(campaignId, officeClerkId, calendar, handIns)
	});
	await requestAndAttach(campaignId, calendar);
}

async function idOf(login: string): Promise<string> {
	const { people } = tables;
	const [found] = await db()
		.read.select({ id: people.id })
		.from(people)
		.where(eq(people.login, login));
	return found?.id ?? '';
}
