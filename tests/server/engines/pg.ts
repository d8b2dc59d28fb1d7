import { Client } from 'pg';
import { migrateEngine } from '#lib/server/db/migrations/migrate.ts';
import { openPg } from '#lib/server/db/pg.ts';
import type { TestEngine } from './engine.ts';
import { logger } from '../statements.ts';
import { templateName } from './template.ts';

const server = process.env.DATABASE_URL ?? '';

/** A database of its own on a real server, copied from one that was migrated once. */
export async function open(name: string): Promise<TestEngine> {
	const template = templateName('pg');
	await onServer(async (client) => {
		await client.query('select pg_advisory_lock(20220706)');
		const known = await client.query('select 1 from pg_database where datname = $1', [template]);
		if (known.rowCount === 0) {
			await client.query(`drop database if exists ${template}_making`);
			await client.query(`create database ${template}_making`);
			const engine = openPg(urlOf(`${template}_making`));
			await migrateEngine(engine);
			await engine.close();
			await client.query(`alter database ${template}_making rename to ${template}`);
		}
		await client.query(`create database ${name} template ${template}`);
	});
	return {
		engine: openPg(urlOf(name), { logger }),
		again: async () => openPg(urlOf(name)),
		remove: () => onServer(async (client) => void (await client.query(`drop database ${name}`)))
	};
}

function urlOf(database: string): string {
	const url = new URL(server);
	url.pathname = `/${database}`;
	return url.href;
}

async function onServer(work: (client: Client) => Promise<void>): Promise<void> {
	const client = new Client({ connectionString: server });
	await client.connect();
	try {
		await work(client);
	} finally {
		await client.end();
	}
}
