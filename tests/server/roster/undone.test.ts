import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refuse } from '#lib/ledger/refusal.ts';
import { asRequest } from '#lib/server/db/current-request.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { peopleNames } from '#lib/server/sight/finding-of-row.ts';
import { accounts } from '#lib/server/sight/seats.ts';
import { countyId, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const t = tables;
let store: TestStore;

beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
});
afterAll(() => store.close());

/** What pages say of 柳河镇 and of its clerk. */
async function told() {
	const { personId: id, unitId } = people.liWen;
	return {
		unit: (await directory(countyId)).get(unitId)?.shortName,
		account: (await accounts(countyId)).get(unitId)?.find((one) => one.id === id)?.name,
		name: (await peopleNames(countyId)).get(id)
	};
}

async function rename(tx: Tx, to: string): Promise<void> {
	await tx.update(t.units).set({ shortName: to }).where(eq(t.units.id, people.liWen.unitId));
	await tx.update(t.people).set({ name: to }).where(eq(t.people.id, people.liWen.personId));
}

/** All of it as the write sees it. */
async function seenIn(tx: Tx) {
	const { personId: id, unitId } = people.liWen;
	return {
		unit: (await directory(countyId, tx)).get(unitId)?.shortName,
		account: (await accounts(countyId, tx)).get(unitId)?.find((one) => one.id === id)?.name,
		name: (await peopleNames(countyId, tx)).get(id)
	};
}

const all = (name: string) => ({ unit: name, account: name, name });

describe.each([
	['refused', async () => refuse('forbidden', '不是您的事。')],
	[
		'broken off',
		async () => {
			throw new Error('the power failed');
		}
	]
] as const)('a change of the roster that was %s', (how, end) => {
	async function undone(): Promise<void> {
		const change = store.database.write(countyId, 'roster', async (tx) => {
			await rename(tx, '没有的镇');
			expect(await seenIn(tx)).toEqual(all('没有的镇'));
			return end();
		});
		await change.catch(() => {});
	}

	test('is told by no page', async () => {
		const before = await told();
		await undone();
		expect(await told()).toEqual(before);
	});

	test('is not told after the next change either, which gets its revision', async () => {
		await told();
		await undone();
		// Nobody looks in between: that would already have read anew.
		await store.database.write(countyId, 'roster', (tx) => rename(tx, `改名${how}`));
		expect(await told()).toEqual(all(`改名${how}`));
	});
});

test('a change of the roster sees each of its own steps', async () => {
	await store.database.write(countyId, 'roster', async (tx) => {
		await rename(tx, '第一步');
		expect(await seenIn(tx)).toEqual(all('第一步'));
		await rename(tx, '第二步');
		expect(await seenIn(tx)).toEqual(all('第二步'));
	});
	expect(await told()).toEqual(all('第二步'));
});

test('an act on a row after it reads the roster as it now stands', async () => {
	await told();
	await store.database.write(countyId, 'roster', (tx) => rename(tx, '今名'));
	await store.database.write(countyId, 'ledger', async (tx) => {
		expect(await seenIn(tx)).toEqual(all('今名'));
	});
});

test('a request reads revisions once, and anew after its own write; the next request begins again', async () => {
	const { database } = store;
	const roster = async () => (await database.revisions(countyId, ['roster']))[0];
	await asRequest(async () => {
		const before = await roster();
		await database.write(countyId, 'roster', (tx) => rename(tx, '本次请求'));
		expect(await roster()).toBe((before ?? 0) + 1);
		expect(await told()).toEqual(all('本次请求'));
	});
	await database.write(countyId, 'roster', (tx) => rename(tx, '下次请求'));
	await asRequest(async () => expect(await told()).toEqual(all('下次请求')));
});

test('another server’s change is seen by the next request, and by what goes on after its answer', async () => {
	const { databaseOn } = await import('#lib/server/db/database.ts');
	const mine = store.database;
	const engine = await store.again();
	const theirs = databaseOn(engine);
	databaseOn(store.engine);
	let later = Promise.resolve<number | undefined>(undefined);
	let answered = () => {};
	const end = new Promise<void>((resolve) => (answered = resolve));
	const first = await asRequest(async () => {
		const [seen] = await mine.revisions(countyId, ['roster']);
		later = end.then(async () => (await mine.revisions(countyId, ['roster']))[0]);
		return seen;
	});
	await theirs.write(countyId, 'roster', (tx) => rename(tx, '邻机'));
	answered();
	expect(await later).toBe((first ?? 0) + 1);
	await asRequest(async () => expect(await told()).toEqual(all('邻机')));
	await engine.close();
});
