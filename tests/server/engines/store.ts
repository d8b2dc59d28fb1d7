import { randomUUID } from 'node:crypto';
import { databaseOn, type Database } from '#lib/server/db/database.ts';
import type { Engine } from '#lib/server/db/engine.ts';
import { openTestEngine, type Filled } from './engine.ts';

/** A fresh, migrated, empty store that is the process's `db()` until it is closed. */
export interface TestStore {
	database: Database;
	engine: Engine;
	/** Opens a second engine on the same store, as a restart or another server would. */
	again(): Promise<Engine>;
	/** Ends the store and removes it. */
	close(): Promise<void>;
}

/** Opens a store of its own on the engine under test (DATABASE_URL of the vitest project), empty or a copy of a filled one. */
export async function openStore(filled?: Filled): Promise<TestStore> {
	const name = `t${randomUUID().replaceAll('-', '')}`;
	const { engine, again, remove } = await openTestEngine(name, filled);
	const database = databaseOn(engine);
	return {
		database,
		engine,
		again,
		close: async () => {
			await database.close();
			await remove();
		}
	};
}
