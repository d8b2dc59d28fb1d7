import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#lib/server/db/engine.ts';
import { openSqlite } from '#lib/server/db/sqlite.ts';
import { onPostgres, tables } from '#lib/server/db/tables.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { openYunxi, yunxi } from './county.ts';

const onSqlite = test.skipIf(onPostgres);

let store: TestStore;
beforeAll(async () => {
	store = await openStore();
	await openYunxi();
});
afterAll(() => store.close());

function rows(engine: Engine, text: string) {
	return engine.script((script) => script.rows(text));
}

onSqlite('a file opened again keeps what it acknowledged, at every power loss', async () => {
	const again = await store.again();
	expect(await rows(again, 'pragma synchronous')).toEqual([{ synchronous: 2 }]);
	expect(await rows(again, 'pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
	expect(await rows(again, 'pragma recursive_triggers')).toEqual([{ recursive_triggers: 1 }]);
	expect(await rows(again, 'pragma secure_delete')).toEqual([{ secure_delete: 1 }]);
	expect(await again.problems()).toEqual([]);
	await again.close();
});

onSqlite('foreign keys are off inside a script and on again after it', async () => {
	expect(await rows(store.engine, 'pragma foreign_keys')).toEqual([{ foreign_keys: 0 }]);
	await store.engine.script((script) => script.run('nonsense')).catch(() => {});
	await store.engine.transaction(async (tx) => {
		await tx.select().from(tables.streams);
	});
	expect(await foreignKeysInWrite()).toBe(1);
});

async function foreignKeysInWrite(): Promise<unknown> {
	const { sql } = await import('drizzle-orm');
	return store.engine.transaction(async (tx) => {
		const [found] = await tx
			.select({ on: sql<number>`(select foreign_keys from pragma_foreign_keys)` })
			.from(tables.streams)
			.limit(1);
		return found?.on;
	});
}

onSqlite('a file that is not there is not made by looking for it', () => {
	expect(() => openSqlite('/tmp/taizhang-no-such-file.sqlite')).toThrow();
});

const township = `county_id = '${yunxi}' and campaign_id = 'c' and township_id = 't'`;

onSqlite('a township finds its rows and its counts by its own index', async () => {
	const plan = async (text: string) =>
		(await rows(store.engine, `explain query plan ${text}`)).map(({ detail }) => detail).join('; ');
	const board = await plan(
		`select * from ledger_rows where ${township} order by due_on, id limit 60`
	);
	expect(board).toContain('USING INDEX ledger_rows_township (county_id=? AND campaign_id=? AND');
	const column = await plan(
		`select * from ledger_rows where ${township} and stage = 'claimed' order by due_on, id limit 60`
	);
	expect(column).toContain('USING INDEX ledger_rows_township');
	expect(column).not.toContain('TEMP B-TREE');
	const counts = await plan(
		`select stage, count(*) from ledger_rows where ${township} group by stage`
	);
	expect(counts).toContain('USING COVERING INDEX ledger_rows_township');
	expect(counts).not.toContain('TEMP B-TREE');
});

onSqlite(
	'the audit reads the versions and signatures of one county, in the order they are kept',
	async () => {
		for (const [table, order] of [
			['row_versions', 'at, row_id, version'],
			['sign_offs', 'id']
		]) {
			const found = await rows(
				store.engine,
				`explain query plan select * from ${table} where county_id = 'yunxi' order by ${order} limit 1000`
			);
			expect(found.map(({ detail }) => detail).join('; ')).toBe(
				`SEARCH ${table} USING INDEX ${table}_of_county (county_id=?)`
			);
		}
	}
);
