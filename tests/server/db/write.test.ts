import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/server/db/database.ts';
import { append } from '#lib/server/events.ts';
import { now } from '#lib/server/clock.ts';
import { verifyChain } from '#lib/server/eventChain.ts';
import { openStore, type TestStore } from '../store.ts';

let store: TestStore;
beforeAll(async () => (store = await openStore()));
afterAll(() => store.close());

test('a county is opened', async () => {
	await db().openCounty('c1', async (tx) => {
		await append(tx, {
			countyId: 'c1',
			kind: 'roster',
			type: 'x',
			personId: null,
			unitId: null,
			at: now(),
			body: {}
		});
	});
	expect(await db().revision('c1', 'roster')).toBe(1);
	expect((await verifyChain(db().read, 'c1', 'roster')).broken).toBe(null);
	expect(await db().check()).toEqual([]);
});
