import { randomUUID } from 'node:crypto';
import { databaseOn, type Database } from '#lib/server/db/database.ts';
import { openTestEngine } from './engine.ts';

/** A fresh, migrated, empty store that is the process's `db()` until it is closed. */
export interface TestStore {
	database: Database;
	/** Ends the store and removes it. */
	close(): Promise<void>;
}

/** Opens a store of its own on the engine under test (DATABASE_URL of the vitest project). */
export async function openStore(): Promise<TestStore> {
	const { engine, remove } = await openTestEngine(`t${randomUUID().replaceAll('-', '')}`);
	const database = databaseOn(engine);
	return {
		database,
		close: async () => {
			await database.close();
			await remove();
		}
	};
}
