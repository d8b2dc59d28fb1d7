import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseOn, type Database } from '#lib/server/db/database.ts';
import { onPostgres } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { verifyEventChain } from '#lib/server/record/chain.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { addGroup, eventIn, numberOf, openYunxi, setNumber, yunxi } from './county.ts';

let store: TestStore;
let other: Database;
beforeAll(async () => {
	store = await openStore();
	await openYunxi();
	other = databaseOn(await store.again());
});
afterAll(async () => {
	await other.close();
	await store.close();
});

test('two programs on one store write a county one after the other', async () => {
	await addGroup('shared');
	const revision = await other.revision(yunxi, 'ledger');
	await Promise.all(
		Array.from({ length: 10 }, (_, n) =>
			[store.database, other][n % 2]!.write(yunxi, 'ledger', async (tx) => {
				const before = await numberOf(tx, 'shared');
				await append(tx, eventIn(yunxi, 'ledger'));
				await wait(2);
				await setNumber(tx, 'shared', Number(before) + 1);
			})
		)
	);
	expect(await numberOf(other.read, 'shared')).toBe(10);
	expect(await other.revision(yunxi, 'ledger')).toBe(revision + 10);
	const { head, broken } = await verifyEventChain(store.database.read, yunxi, 'ledger');
	expect([head.seq, broken]).toEqual([10, null]);
});

test.runIf(onPostgres)('writes that block each other are both done in the end', async () => {
	await addGroup('left');
	await addGroup('right');
	const cross = (kind: 'ledger' | 'access', first: string, second: string) =>
		store.database.write(yunxi, kind, async (tx) => {
			await setNumber(tx, first, 1);
			await wait(100);
			await setNumber(tx, second, 2);
		});
	await Promise.all([cross('ledger', 'left', 'right'), cross('access', 'right', 'left')]);
	const both = [await numberOf(other.read, 'left'), await numberOf(other.read, 'right')];
	expect(both.toSorted()).toEqual([1, 2]);
});
