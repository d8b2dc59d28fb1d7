import type { Engine } from '#lib/server/db/engine.ts';
import { onPostgres } from '#lib/server/db/tables.ts';

/** An engine on a store of its own, and how to remove that store once the engine is closed. */
export interface TestEngine {
	engine: Engine;
	/** Opens a second engine on the same store, as another server or a restart would. */
	again(): Promise<Engine>;
	remove(): Promise<void>;
}

/** A store that takes long to fill: filled once in a run, and copied by each test that begins with it. */
export interface Filled {
	/** Letters and digits: what it is filled with. */
	name: string;
	fill(engine: Engine): Promise<void>;
}

/** A fresh, migrated store of the engine under test, empty when nothing fills it. */
export async function openTestEngine(name: string, filled?: Filled): Promise<TestEngine> {
	if (!onPostgres) return (await import('./sqlite.ts')).open(filled);
	return (await import('./pg.ts')).open(name, filled);
}
