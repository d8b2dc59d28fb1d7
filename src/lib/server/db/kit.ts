import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

const byteText = pg.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** The column words of PostgreSQL. Text is compared by bytes, as SQLite does, so both engines sort alike. */
export const pgKit = {
	table: pg.pgTable,
	int: (name: string) => pg.integer(name),
	text: (name: string) => byteText(name),
	bool: (name: string) => pg.boolean(name),
	json: <T>(name: string) => pg.json(name).$type<T>(),
	/** A moment in UTC as ISO 8601 text. */
	instant: (name: string) => byteText(name),
	index: pg.index,
	unique: pg.uniqueIndex,
	primaryKey: pg.primaryKey
};
export type Kit = typeof pgKit;

/** The same words for SQLite, typed as PostgreSQL's: the one cast of the store. */
export const sqliteKit = {
	table: sqlite.sqliteTable,
	int: (name: string) => sqlite.integer(name),
	text: (name: string) => sqlite.text(name),
	bool: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
	json: (name: string) => sqlite.text(name, { mode: 'json' }),
	instant: (name: string) => sqlite.text(name),
	index: sqlite.index,
	unique: sqlite.uniqueIndex,
	primaryKey: sqlite.primaryKey
} as unknown as Kit;
