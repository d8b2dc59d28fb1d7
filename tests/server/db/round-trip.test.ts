import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { openYunxi, yunxi } from './county.ts';

let store: TestStore;
beforeAll(async () => {
	store = await openStore();
	await openYunxi();
});
afterAll(() => store.close());

const { unitAliases, people, findings } = tables;

test('Chinese text sorts by its bytes on every engine', async () => {
	const names = ['铁李村', '彭庄', 'a组', '孔楼', 'B组', '１号', '郭村', '𠮷村', '市教体局', ''];
	await db().write(yunxi, 'roster', (tx) =>
		insertMany(
			tx,
			unitAliases,
			names.map((name) => ({ id: `alias${name}`, countyId: yunxi, unitId: 'u', name }))
		)
	);
	const sorted = await db().read.select().from(unitAliases).orderBy(asc(unitAliases.name));
	const byBytes = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
	expect(sorted.map(({ name }) => name)).toEqual(byBytes);
});

const liMing = {
	id: 'liming',
	countyId: yunxi,
	unitId: 'shiqiao',
	name: '李明',
	login: 'liming',
	passwordHash: 'x',
	role: 'clerk' as const,
	substitute: true,
	admin: ['audit' as const],
	position: '“主任”\n\t\\',
	phone: '',
	mustChangePassword: false,
	failures: 3,
	lockedUntil: now(),
	disabledAt: null,
	version: 1
};

test('a person comes back as written: yes and no, lists, moments, nothing', async () => {
	await db().write(yunxi, 'roster', async (tx) => {
		await tx.insert(people).values(liMing);
	});
	const [found] = await db().read.select().from(people).where(eq(people.id, 'liming'));
	expect(found).toEqual(liMing);
});

test('insertMany writes what the builder writes, any number of rows', async () => {
	const many = Array.from({ length: 1203 }, (_, n) => ({
		...liMing,
		id: `p${n}`,
		login: `p${n}`,
		substitute: n % 2 === 0,
		lockedUntil: n % 3 === 0 ? null : liMing.lockedUntil
	}));
	await db().write(yunxi, 'roster', (tx) => insertMany(tx, people, many));
	const found = await db().read.select().from(people).where(eq(people.name, '李明'));
	const byId = new Map(found.map((person) => [person.id, person]));
	for (const person of many) expect(byId.get(person.id)).toEqual(person);
	expect(found).toHaveLength(1204);
});

test('an optional field left out is nothing, an empty list stays a list', async () => {
	await db().write(yunxi, 'ledger', (tx) =>
		insertMany(tx, findings, [
			{
				id: 'f1',
				countyId: yunxi,
				campaignId: 'c1',
				kind: 'feedback',
				number: '1',
				ordinal: 1,
				section: '责任落实',
				title: '没有专班',
				text: '',
				origins: [],
				measureLead: '',
				key: false,
				toVillages: true,
				leftOut: false
			}
		])
	);
	const [found] = await db().read.select().from(findings).where(eq(findings.id, 'f1'));
	expect(found).toMatchObject({ origins: [], leadUnitId: null, key: false, toVillages: true });
});
