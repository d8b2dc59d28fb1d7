import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { addGroup, numberOf, openYunxi, setNumber, yunxi } from './county.ts';

let store: TestStore;
beforeAll(async () => {
	store = await openStore();
	await openYunxi();
});
afterAll(() => store.close());

async function addOne(tx: Tx, group: string): Promise<void> {
	const before = await numberOf(tx, group);
	await wait(1);
	await setNumber(tx, group, Number(before) + 1);
}

test('of many writes at once none overwrites what another wrote', async () => {
	await addGroup('many');
	const writes = Array.from({ length: 12 }, () =>
		db().write(yunxi, 'ledger', (tx) => addOne(tx, 'many'))
	);
	await Promise.all(writes);
	expect(await numberOf(db().read, 'many')).toBe(12);
});

test('a write moves the revision of its own stream by exactly one', async () => {
	const ledger = await db().revision(yunxi, 'ledger');
	const access = await db().revision(yunxi, 'access');
	await Promise.all([1, 2, 3].map(() => db().write(yunxi, 'ledger', async () => {})));
	expect(await db().revision(yunxi, 'ledger')).toBe(ledger + 3);
	expect(await db().revision(yunxi, 'access')).toBe(access);
});

test('a write that fails leaves nothing and stops nobody behind it', async () => {
	await addGroup('broken');
	const revision = await db().revision(yunxi, 'roster');
	const failing = db().write(yunxi, 'roster', async (tx) => {
		await setNumber(tx, 'broken', 7);
		throw new Error('停电');
	});
	const behind = db().write(yunxi, 'ledger', async () => '办好了');
	await expect(failing).rejects.toThrow('停电');
	expect(await behind).toBe('办好了');
	expect(await numberOf(db().read, 'broken')).toBe(0);
	expect(await db().revision(yunxi, 'roster')).toBe(revision);
});

test('a county without streams is not written to', async () => {
	const write = db().write('nowhere', 'ledger', async (tx) => {
		await tx.insert(tables.unitGroupMembers).values({
			groupId: 'many',
			unitId: 'stray',
			countyId: 'nowhere'
		});
	});
	await expect(write).rejects.toThrow('No stream ledger of county nowhere');
	expect(await db().revision('nowhere', 'ledger')).toBe(0);
	expect(await db().read.$count(tables.unitGroupMembers)).toBe(0);
});

test('nobody sees what is not committed', async () => {
	await addGroup('hidden');
	const steps = { written: () => {}, seen: () => {} };
	const written = new Promise<void>((resolve) => (steps.written = resolve));
	const seen = new Promise<void>((resolve) => (steps.seen = resolve));
	const write = db().write(yunxi, 'roster', async (tx) => {
		await setNumber(tx, 'hidden', 1);
		steps.written();
		await seen;
		expect(await numberOf(tx, 'hidden')).toBe(1);
	});
	await written;
	const during = await numberOf(db().read, 'hidden');
	steps.seen();
	await write;
	expect(during).toBe(0);
	expect(await numberOf(db().read, 'hidden')).toBe(1);
});

test('what is for reading cannot write', async () => {
	await addGroup('closed');
	const read = db().read as Tx;
	await expect(async () => setNumber(read, 'closed', 1)).rejects.toThrow();
	expect(await numberOf(read, 'closed')).toBe(0);
});

test('listeners hear of each commit, and of nothing that failed', async () => {
	const heard: string[] = [];
	const stop = db().onCommit((county, kind, revision) =>
		heard.push(`${county} ${kind} ${revision}`)
	);
	const revision = await db().revision(yunxi, 'session');
	await db().write(yunxi, 'session', async () => {});
	await db()
		.write(yunxi, 'session', () => Promise.reject(new Error('停电')))
		.catch(() => {});
	stop();
	await db().write(yunxi, 'session', async () => {});
	expect(heard).toEqual([`yunxi session ${revision + 1}`]);
});
