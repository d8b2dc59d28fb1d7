import { Client } from 'pg';
import { migrateEngine } from '#lib/server/db/migrations/migrate.ts';
import type { Engine } from '#lib/server/db/engine.ts';
import { openPg } from '#lib/server/db/pg.ts';
import type { TestEngine, Filled } from './engine.ts';
import { logger } from '../routes/statements.ts';
import { templateName, filledDatabase } from './template.ts';

const server = process.env.DATABASE_URL ?? '';

/** A database of its own on a real server, copied from one that was migrated once. */
export async function open(name: string, filled?: Filled): Promise<TestEngine> {
	const migrated = templateName('pg');
	await onServer(async (client) => {
		await client.query('select pg_advisory_lock(20220706)');
		await madeOnce(client, migrated, 'template1', migrateEngine);
		const template = filled ? filledDatabase(filled.name) : migrated;
		if (filled) await madeOnce(client, template, migrated, (engine) => filled.fill(engine));
		await client.query(`create database ${name} template ${template}`);
	});
	return {
		engine: openPg(urlOf(name), { logger }),
		again: async () => openPg(urlOf(name)),
		remove: () => onServer(async (client) => void (await client.query(`drop database ${name}`)))
	};
}

async function madeOnce(
	client: Client,
	template: string,
	from: string,
	fill: (engine: Engine) => Promise<unknown>
): Promise<void> {
	const known = await client.query('select 1 from pg_database where datname = $1', [template]);
	if (known.rowCount !== 0) return;
	await client.query(`drop database if exists ${template}_making`);
	await client.query(`create database ${template}_making template ${from}`);
	const engine = openPg(urlOf(`${template}_making`));
	await fill(engine);
	await engine.close();
	await client.query(`alter database ${template}_making rename to ${template}`);
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
