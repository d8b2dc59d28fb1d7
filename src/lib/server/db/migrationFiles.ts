import { resolve } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { readFileSync } from 'node:fs';
import type { Engine } from './engine.ts';

/** One generated migration: its statements in order, and a hash that tells it from any other. */
export interface Migration {
	name: string;
	hash: string;
	statements: string[];
}

/**
 * The migrations shipped with the program, oldest first, from `drizzle/` where the program was started.
 * @throws when the folder is not there
 */
export function migrationsOf(engine: Engine['name'], folder = resolve('drizzle', engine)) {
	const journal = JSON.parse(readFileSync(resolve(folder, 'meta/_journal.json'), 'utf8'));
	const names: string[] = journal.entries.map(({ tag }: { tag: string }) => tag);
	return readMigrationFiles({ migrationsFolder: folder }).map(
		({ hash, sql }, index): Migration => ({ hash, statements: sql, name: names[index] ?? hash })
	);
}
