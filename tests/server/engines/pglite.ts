import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Engine, Reader, Tx } from '#lib/server/db/engine.ts';
import { allowInsertMany } from '#lib/server/db/insertMany.ts';
import { lease } from '#lib/server/db/lease.ts';
import { migrateEngine } from '#lib/server/db/migrate.ts';
import { isPassing } from '#lib/server/db/pgErrors.ts';
import type { TestEngine } from '../engine.ts';
import { templatePath } from './template.ts';

const writes = 'set transaction read write';

export async function open(): Promise<TestEngine> {
	const template = await templatePath('pg', async (folder) => {
		const engine = await engineOn(await PGlite.create(folder));
		await migrateEngine(engine);
		await engine.close();
	});
	// Copying a folder takes half the time of loading a dump into memory.
	const folder = mkdtempSync(join(tmpdir(), 'taizhang-test-'));
	cpSync(template, folder, { recursive: true });
	const engine = await engineOn(await PGlite.create(folder, { relaxedDurability: true }));
	return {
		engine,
		again: async () => engine,
		remove: async () => rmSync(folder, { recursive: true })
	};
}

/**
 * PostgreSQL inside the test's own process: one connection, so everything waits for everything. The session reads
 * only, and a write says that it writes: a read is then one question, not a transaction around it.
 */
async function engineOn(client: PGlite): Promise<Engine> {
	await client.exec('set default_transaction_read_only = on');
	return {
		name: 'pg',
		read: drizzle(client) as unknown as Reader,
		transaction: (work) =>
			client.transaction(async (tx) => {
				await tx.exec(writes);
				const { lent, end } = lease(tx as Transaction & PGlite, ['query']);
				try {
					return await work(txOn(lent));
				} finally {
					end();
				}
			}),
		isPassing,
		script: (work) =>
			client.transaction(async (tx) => {
				await tx.exec(writes);
				return work({
					run: async (text) => void (await tx.exec(text)),
					rows: async (text) => (await tx.query<Record<string, unknown>>(text)).rows
				});
			}),
		problems: async () => [],
		close: () => client.close()
	};
}

function txOn(client: PGlite): Tx {
	return allowInsertMany(drizzle(client) as unknown as Tx, {
		rows: 500,
		placeholder: (index) => `$${index + 1}`,
		run: (text, params) => client.query(text, params)
	});
}
