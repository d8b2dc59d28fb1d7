import { afterEach, beforeEach } from 'vitest';
import { setClock } from '#lib/server/clock.ts';
import { openAnhe } from './anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

/** Anhe anew before each test of a file, at an instant. @returns the store that is open */
export function freshAnhe(instant: string): () => TestStore {
	let store: TestStore;
	beforeEach(async () => {
		setClock(instant);
		store = await openStore();
		await openAnhe(store.database);
	});
	afterEach(async () => {
		setClock(null);
		await store.close();
	});
	return () => store;
}
