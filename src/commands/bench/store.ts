import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { db, openDatabase } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrations/migrate.ts';
import { tables } from '#lib/server/db/tables.ts';
import { seedCounty, seedFurtherCounty } from '../../seed/county.ts';
import { beginSession } from '#lib/server/sessions/sessions.ts';
import { readSettings } from '#lib/server/settings.ts';

const { campaigns, counties, ledgerRows, people, units } = tables;
const rowsOfCounty = 6900;
const measuredTownship = '无梁镇';

/** A filled store and the people who work on it. */
export interface BenchStore {
	dataDir: string;
	rows: number;
	counties: number;
	campaignId: string;
	countyId: string;
	township: { id: string; rows: number; cookie: string };
	officeCookie: string;
	/** Clerks of 16 townships with the rows they may report progress on. */
	movers: { cookie: string; rows: { id: string; version: number }[] }[];
}

/** Opens the store in a folder, filled with about so many rows when it is new. */
export async function fillStore(dataDir: string, wanted: number): Promise<BenchStore> {
	process.env.DATA_DIR = dataDir;
	const settings = readSettings(process.env);
	if ('problems' in settings) throw new Error(settings.problems.join('\n'));
	const isNew = !existsSync(join(dataDir, 'taizhang.sqlite'));
	const migrated = await migrate(settings);
	if ('refused' in migrated) throw new Error(migrated.message);
	await openDatabase(settings);
	try {
		if (isNew) await seedCounty(true);
		await addCounties(Math.max(1, Math.round(wanted / rowsOfCounty)));
		return await describe(dataDir);
	} finally {
		await db().close();
	}
}

async function addCounties(wanted: number): Promise<void> {
	const have = await db().read.$count(counties);
	for (let number = have; number < wanted; number++) {
		await seedFurtherCounty(number);
		process.stderr.write(`\rfilling: county ${number + 1} of ${wanted} `);
	}
	if (have < wanted) process.stderr.write('\n');
}

async function describe(dataDir: string): Promise<BenchStore> {
	const read = db().read;
	const [county] = await read.select().from(counties).where(eq(counties.code, '411081'));
	if (!county) throw new Error('the store has no measured county');
	const countyId = county.id;
	await letIn(countyId);
	const [campaign] = await read.select().from(campaigns).where(eq(campaigns.countyId, countyId));
	const townships = await read
		.select()
		.from(units)
		.where(and(eq(units.countyId, countyId), eq(units.level, 'township')))
		.orderBy(asc(units.code));
	const measured = townships.find(({ shortName }) => shortName === measuredTownship);
	if (!campaign || !measured) throw new Error('the measured county has no campaign or township');
	const movers = [];
	for (const { id, code } of townships.slice(0, 16))
		movers.push({ cookie: await cookieOf(`${code}-1`), rows: await movable(campaign.id, id) });
	return {
		dataDir,
		countyId,
		campaignId: campaign.id,
		movers,
		rows: await read.$count(ledgerRows),
		counties: await read.$count(counties),
		township: {
			id: measured.id,
			rows: await read.$count(ledgerRows, eq(ledgerRows.townshipId, measured.id)),
			cookie: await cookieOf(`${measured.code}-1`)
		},
		officeCookie: await cookieOf('411081-00-1')
	};
}

/** Accounts with a one-time password see nothing but the page to change it. */
function letIn(countyId: string): Promise<void> {
	return db().write(countyId, 'roster', async (tx) => {
		await tx.update(people).set({ mustChangePassword: false }).where(eq(people.countyId, countyId));
	});
}

async function cookieOf(login: string): Promise<string> {
	const [person] = await db().read.select().from(people).where(eq(people.login, login));
	if (!person) throw new Error(`no account ${login}`);
	let cookie = '';
	const jar = {
		get: () => undefined,
		delete: () => {},
		set: (name: string, value: string) => void (cookie = `${name}=${value}`)
	};
	await beginSession(person.id, jar, false);
	return cookie;
}

function movable(campaignId: string, townshipId: string) {
	const r = ledgerRows;
	return db()
		.read.select({ id: r.id, version: r.version })
		.from(r)
		.where(
			and(
				eq(r.campaignId, campaignId),
				eq(r.townshipId, townshipId),
				eq(r.level, 'village'),
				inArray(r.stage, ['rectifying'])
			)
		)
		.orderBy(sql`${r.id}`);
}
