import type { Engine } from '#lib/server/db/engine.ts';
import { onPostgres } from '#lib/server/db/tables.ts';

/** An engine on a store of its own, and how to remove that store once the engine is closed. */
export interface TestEngine {
	engine: Engine;
	/** Opens a second engine on the same store, as another server or a restart would. */
	again(): Promise<Engine>;
	remove(): Promise<void>;
}

/** A fresh, migrated, empty store of the engine under test. */
export async function openTestEngine(name: string): Promise<TestEngine> {
	if (!onPostgres) return (await import('./sqlite.ts')).open();
	return (await import('./pg.ts')).open(name);
}
