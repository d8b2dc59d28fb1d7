import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { migrateEngine } from '#lib/server/db/migrations/migrate.ts';
import { migrationsOf, type Migration } from '#lib/server/db/migrations/files.ts';
import { openSqlite } from '#lib/server/db/sqlite.ts';
import { onPostgres } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { verifyEventChain } from '#lib/server/record/chain.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { eventIn, openYunxi, yunxi } from './county.ts';

const own = migrationsOf(onPostgres ? 'pg' : 'sqlite');

/** What drizzle-kit writes when a column of `events` changes: on SQLite the whole table is made anew. */
const rebuild: Migration = {
	name: '9000_rebuild',
	hash: 'rebuild',
	statements: onPostgres
		? [
				`alter table events add column place text`,
				`update events set place = ''`,
				`alter table events alter column place set not null`
			]
		: [
				`create table __new_events as select *, '' as place from events`,
				`drop table events`,
				`alter table __new_events rename to events`
			]
};

const broken: Migration = {
	name: '9001_broken',
	hash: 'broken',
	statements: ['create table half (id text)', 'insert into nowhere values (1)']
};

let store: TestStore;
let backups: string;
beforeEach(async () => {
	backups = mkdtempSync(join(tmpdir(), 'taizhang-backups-'));
	store = await openStore();
	await openYunxi();
	for (let n = 0; n < 3; n++)
		await db().write(yunxi, 'ledger', (tx) => append(tx, eventIn(yunxi, 'ledger')));
});
afterEach(async () => {
	await store.close();
	rmSync(backups, { recursive: true });
});

test('an older store keeps its rows and its guards when a guarded table is rebuilt', async () => {
	const done = await migrateEngine(store.engine, { backups, migrations: [...own, rebuild] });
	expect(done).toMatchObject({ applied: ['9000_rebuild'] });
	const { head, broken: link } = await verifyEventChain(db().read, yunxi, 'ledger');
	expect([head.seq, link]).toEqual([3, null]);
	for (const change of [`update events set place = 'x'`, 'delete from events'])
		await expect(store.engine.script((script) => script.run(change))).rejects.toThrow(
			'append-only'
		);
});

test('a migration that fails leaves the store as it was, guards and all', async () => {
	const migrations = [...own, rebuild, broken];
	await expect(migrateEngine(store.engine, { migrations })).rejects.toThrow();
	await expect(
		store.engine.script((script) => script.run(`update events set type = 'x'`))
	).rejects.toThrow('append-only');
	expect(await db().check()).toEqual([]);
	expect(await migrateEngine(store.engine)).toEqual({ applied: [], backup: null });
});

test('a store made by a newer program is refused in words, and said to be unfit', async () => {
	await migrateEngine(store.engine, { migrations: [...own, rebuild] });
	const refused = await migrateEngine(store.engine);
	expect(isRefusal(refused) && refused.message).toContain('更新版本的程序');
	expect((await db().check()).join()).toContain('更新版本的程序');
});

test.skipIf(onPostgres)('the file is copied before it is changed, and only then', async () => {
	expect(await migrateEngine(store.engine, { backups })).toEqual({ applied: [], backup: null });
	const done = await migrateEngine(store.engine, { backups, migrations: [...own, rebuild] });
	const backup = isRefusal(done) ? null : done.backup;
	expect(backup && existsSync(backup)).toBe(true);
	const copy = openSqlite(String(backup));
	const events = await copy.script((script) => script.rows('select * from events'));
	expect(events).toHaveLength(3);
	expect(events[0]).not.toHaveProperty('place');
	await copy.close();
});

test.skipIf(onPostgres)('a migration that orphans a row is refused whole', async () => {
	const orphan: Migration = {
		name: '9002_orphan',
		hash: 'orphan',
		statements: [
			'create table parents (id text primary key)',
			'create table children (parent text references parents (id))',
			`insert into children values ('nobody')`
		]
	};
	await expect(migrateEngine(store.engine, { migrations: [...own, orphan] })).rejects.toThrow(
		'breaks a foreign key'
	);
	expect(await db().check()).toEqual([]);
});
