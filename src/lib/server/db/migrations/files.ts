import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Engine } from '#lib/server/db/engine.ts';

/** One generated migration: its statements in order, and a hash that tells it from any other. */
export interface Migration {
	name: string;
	hash: string;
	statements: string[];
}

interface Journal {
	entries: { tag: string }[];
}

/**
 * The migrations shipped with the program, oldest first, from `drizzle/` where the program was started.
 * @throws when the folder is not there
 */
export function migrationsOf(engine: Engine['name']): Migration[] {
	const folder = resolve('drizzle', engine);
	const journal: Journal = JSON.parse(readFileSync(resolve(folder, 'meta/_journal.json'), 'utf8'));
	return journal.entries.map(({ tag }) => {
		// A checkout on Windows may have changed the line ends.
		const text = readFileSync(resolve(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
		const statements = text.split('--> statement-breakpoint');
		return { name: tag, hash: hash('sha256', text), statements };
	});
}
