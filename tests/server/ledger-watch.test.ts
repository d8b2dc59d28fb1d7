import { beforeEach, expect, test, vi } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import { append, type NewEvent } from '#lib/server/record/events.ts';
import { watchLedger } from '#lib/server/ledger-watch.ts';
import { countyId } from '../cast.ts';
import { openAnhe } from './cast/anhe.ts';
import { openStore, type TestStore } from './engines/store.ts';

let store: TestStore;

beforeEach(async () => {
	store = await openStore();
	await openAnhe(store.database);
});

const happened: NewEvent = {
	countyId,
	kind: 'ledger' as const,
	type: 'addAssignment',
	personId: null,
	unitId: null,
	at: '2022-06-20T02:00:00.000Z',
	body: {}
};

test('who listens hears that the ledger moved, and no more after leaving', async () => {
	const heard: number[] = [];
	const leave = watchLedger(countyId, (revision) => heard.push(revision));
	await moveUntil(() => heard.length > 0);
	leave();
	const before = heard.length;
	await move();
	await wait(700);
	expect(heard).toHaveLength(before);
	await store.close();
});

test('a store that is away for a moment does not end the process', async () => {
	const failures: unknown[] = [];
	const catchIt = (error: unknown) => failures.push(error);
	process.on('unhandledRejection', catchIt);
	const leave = watchLedger(countyId, () => {});
	await store.close();
	await wait(1200);
	leave();
	process.off('unhandledRejection', catchIt);
	expect(failures).toEqual([]);
});

test('a page whose stream fails keeps nobody else from hearing, and does not end the process', async () => {
	const failures: unknown[] = [];
	const catchIt = (error: unknown) => failures.push(error);
	process.on('unhandledRejection', catchIt);
	const heard: number[] = [];
	const leave = [
		watchLedger(countyId, () => {
			throw new Error('the stream is closed');
		}),
		watchLedger(countyId, (revision) => heard.push(revision))
	];
	await moveUntil(() => heard.length > 0);
	for (const go of leave) go();
	process.off('unhandledRejection', catchIt);
	expect(failures).toEqual([]);
	await store.close();
});

function move(): Promise<void> {
	return store.database.write(countyId, 'ledger', (tx) => append(tx, happened));
}

/** Moves the ledger until somebody heard it: on a busy machine the first look may come after the first move. */
async function moveUntil(heard: () => boolean): Promise<void> {
	await vi.waitFor(
		async () => {
			await move();
			await wait(700);
			expect(heard()).toBe(true);
		},
		{ timeout: 30_000 }
	);
}
