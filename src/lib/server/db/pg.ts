import { DrizzleQueryError, type Logger } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool, type PoolClient } from 'pg';
import type { Engine, Reader, Tx } from './engine.ts';
import { isAway, OutcomeUnknown } from './away.ts';
import { allowInsertMany } from './insert-many.ts';
import { lease } from './lease.ts';
import { isPassing, pgProblems } from './pg-errors.ts';

/**
 * PostgreSQL: a pool that writes and one whose connections are read-only, so that views never wait
 * for a connection that a write is holding.
 * @param logger hears every statement that is put to the store
 */
export function openPg(url: string, { logger }: { logger?: Logger } = {}): Engine {
	const writers = openPool(url, '');
	const readers = openPool(url, '-c default_transaction_read_only=on');

	return {
		name: 'pg',
		read: drizzle(readers, { logger }) as unknown as Reader,
		transaction: (work) =>
			onClient(writers, async (client) => {
				const { lent, end } = lease(client, ['query']);
				try {
					return await work(txOn(lent, logger));
				} finally {
					end();
				}
			}),
		isPassing,
		script: (work) =>
			onClient(writers, (client) =>
				work({
					run: async (text) => void (await client.query(text)),
					rows: async (text) => (await client.query(text)).rows
				})
			),
		problems: async () => {
			const shown = await writers.query(
				"select current_setting('synchronous_commit') as commits, current_setting('fsync') as fsync"
			);
			return pgProblems(shown.rows[0]);
		},
		close: async () => {
			await Promise.all([writers.end(), readers.end()]);
		}
	};
}

function txOn(client: PoolClient, logger: Logger | undefined): Tx {
	return allowInsertMany(drizzle(client, { logger }) as unknown as Tx, {
		rows: 500,
		placeholder: (index) => `$${index + 1}`,
		run: (text, params) => client.query(text, params)
	});
}

function openPool(url: string, options: string): Pool {
	const pool = new Pool({
		connectionString: url,
		application_name: 'taizhang',
		max: 10,
		connectionTimeoutMillis: 10_000,
		...(options ? { options } : {})
	});
	// A connection that breaks is replaced at the next query; unheard, it would end the process: the pool hears
	// those that lie idle, and nobody but this those that somebody has in the hand.
	pool.on('error', (error) => console.error('PostgreSQL:', error.message));
	pool.on('connect', (client) => client.on('error', () => {}));
	return pool;
}

async function onClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	let broken: Error | undefined;
	try {
		await client.query('begin isolation level read committed read write');
		const result = await work(client);
		const ended = await client.query('commit').catch((error: unknown) => {
			throw isAway(error) ? new OutcomeUnknown(error) : error;
		});
		// A failed statement that somebody caught turns the commit into a silent rollback.
		if (ended.command !== 'COMMIT') throw new Error('A statement failed: nothing was written.');
		return result;
	} catch (error) {
		await client.query('rollback').catch((cause) => (broken = cause));
		throw withoutParams(error);
	} finally {
		client.release(broken);
	}
}

// drizzle puts the values of a statement into its message, names of villagers among them.
function withoutParams(error: unknown): unknown {
	return error instanceof DrizzleQueryError
		? new Error(`${error.cause?.message ?? 'Failed query'}: ${error.query}`, { cause: error.cause })
		: error;
}
