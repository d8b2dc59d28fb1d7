import type { Settings } from '#lib/server/settings.ts';
import type { Engine } from './engine.ts';
import { openPg } from './pg.ts';
import { openSqlite } from './sqlite.ts';
import { onPostgres } from './tables.ts';

/**
 * Opens the engine the settings name.
 * @param create whether a missing SQLite file is made
 * @throws when the tables of this process are for the other engine, or the file is missing
 */
export function openEngine({ database }: Settings, { create = false } = {}): Engine {
	if ((database.engine === 'pg') !== onPostgres)
		throw new Error(`Settings say ${database.engine}, but DATABASE_URL said otherwise at start.`);
	return database.engine === 'pg' ? openPg(database.url) : openSqlite(database.file, { create });
}
