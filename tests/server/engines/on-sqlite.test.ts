import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { onSqliteOnly } from './on-sqlite.ts';

test('what runs on SQLite only has a file beside it that runs on both', () => {
	for (const [file, onBoth] of Object.entries(onSqliteOnly)) {
		expect(existsSync(file), file).toBe(true);
		expect(existsSync(onBoth), onBoth).toBe(true);
		expect(onSqliteOnly, `${onBoth}, beside ${file}`).not.toHaveProperty([onBoth]);
	}
});

test('what runs on SQLite only sends the store nothing in its own words, and lets nothing race or move it', () => {
	const ownWords = /sql`|sql\.raw|Promise\.all\(|\.again\(\)|migrateEngine|onPostgres|isPassing/;
	for (const file of Object.keys(onSqliteOnly))
		expect(ownWords.exec(readFileSync(file, 'utf8'))?.[0], file).toBeUndefined();
});
