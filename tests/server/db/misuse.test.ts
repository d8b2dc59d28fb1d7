import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/server/db/database.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { addCounty, addGroup, numberOf, openYunxi, setNumber, yunxi } from './county.ts';

let store: TestStore;
beforeAll(async () => {
	store = await openStore();
	await openYunxi();
});
afterAll(() => store.close());

test('a write inside a write is refused', async () => {
	const write = db().write(yunxi, 'ledger', () => db().write(yunxi, 'roster', async () => {}));
	await expect(write).rejects.toThrow('A write inside a write');
	const opening = db().write(yunxi, 'ledger', () =>
		db().openCounty('other', (tx) => addCounty(tx, 'other', '411098', '青岭县'))
	);
	await expect(opening).rejects.toThrow('A write inside a write');
});

test('a write reads through its own tx only', async () => {
	const write = db().write(yunxi, 'ledger', () => numberOf(db().read, 'any'));
	await expect(write).rejects.toThrow('db().read inside a write');
	await expect(db().write(yunxi, 'ledger', () => db().revision(yunxi, 'ledger'))).rejects.toThrow(
		'inside a write'
	);
});

test('after a write its tx is dead: a forgotten await changes nothing', async () => {
	await addGroup('late');
	let forgotten = Promise.resolve();
	await db().write(yunxi, 'roster', async (tx) => {
		forgotten = wait(20).then(() => setNumber(tx, 'late', 9));
		forgotten.catch(() => {});
	});
	const error = await forgotten.catch((thrown: Error) => thrown.cause ?? thrown);
	expect(String(error)).toContain('an await is missing');
	expect(await numberOf(db().read, 'late')).toBe(0);
});

test('what a write started and left may write once the write has ended', async () => {
	await addGroup('after');
	let after = Promise.resolve();
	await db().write(yunxi, 'ledger', async () => {
		after = wait(20).then(() => db().write(yunxi, 'roster', (tx) => setNumber(tx, 'after', 1)));
	});
	await after;
	expect(await numberOf(db().read, 'after')).toBe(1);
});

test('a failed statement that was caught does not pass for a success', async () => {
	await addGroup('caught');
	const write = db().write(yunxi, 'roster', async (tx) => {
		await setNumber(tx, 'caught', 1);
		await addGroupTwice(tx);
	});
	const outcome = await write.then(
		() => 'written',
		() => 'refused'
	);
	expect(await numberOf(db().read, 'caught')).toBe(outcome === 'written' ? 1 : 0);
});

async function addGroupTwice(tx: Parameters<typeof addCounty>[0]): Promise<void> {
	await addCounty(tx, yunxi, '411099', '云溪县').catch(() => {});
}
