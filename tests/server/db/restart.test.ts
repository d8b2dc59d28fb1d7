import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Client } from 'pg';
import { isAway, OutcomeUnknown } from '#lib/server/db/away.ts';
import { onPostgres } from '#lib/server/db/tables.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { addGroup, numberOf, openYunxi, setNumber, yunxi } from './county.ts';

const onServer = test.runIf(onPostgres);
let store: TestStore;
/** Of this store's own database. */
let name: string;
beforeEach(async () => {
	if (!onPostgres) return;
	store = await openStore();
	await openYunxi();
	await addGroup('acts');
	const [named] = await store.engine.script((script) =>
		script.rows('select current_database() as name')
	);
	name = String(named?.name);
});
afterEach(async () => {
	if (onPostgres) await store.close();
});

onServer(
	'eight people act while PostgreSQL cuts every connection: nobody loses an act',
	async () => {
		let acknowledged = 0;
		const act = () =>
			store.database.write(yunxi, 'ledger', async (tx) => {
				await setNumber(tx, 'acts', Number(await numberOf(tx, 'acts')) + 1);
			});
		let unknown = 0;
		const person = async () => {
			for (let n = 0; n < 30; n++) {
				try {
					await act();
					acknowledged += 1;
				} catch (error) {
					// Only a commit whose answer was lost may be told to the person.
					expect(error).toBeInstanceOf(OutcomeUnknown);
					unknown += 1;
				}
			}
		};
		let acting = true;
		const cutting = (async () => {
			while (acting) {
				await cutConnections();
				await wait(40);
			}
		})();
		await Promise.all(Array.from({ length: 8 }, person));
		acting = false;
		await cutting;
		const kept = Number(await numberOf(store.database.read, 'acts'));
		expect(kept).toBeGreaterThanOrEqual(acknowledged);
		expect(kept).toBeLessThanOrEqual(acknowledged + unknown);
		expect(acknowledged + unknown).toBe(240);
		expect(acknowledged).toBeGreaterThan(120);
	}
);

onServer('a connection cut while a view has it in its hands is no end of the program', async () => {
	const reads = Array.from({ length: 20 }, () =>
		numberOf(store.database.read, 'acts').catch((error: unknown) => {
			expect(isAway(error)).toBe(true);
		})
	);
	await cutConnections();
	await Promise.all(reads);
	expect(await numberOf(store.database.read, 'acts')).toBe(0);
});

/** What a restart does to everybody who is connected to this store. */
async function cutConnections(): Promise<void> {
	const client = new Client({ connectionString: process.env.DATABASE_URL });
	await client.connect();
	await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
		name
	]);
	await client.end();
}
