import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { lightOf } from '#lib/ledger/due/due.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { verifyEventChain } from '#lib/server/record/chain.ts';
import { verifyPassword } from '#lib/server/roster/people/passwords.ts';
import { seedDemo } from '../../../src/seed/demo.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { events, ledgerRows, people, rowVersions, units } = tables;
let store: TestStore;
let dataDir: string;

beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-demo-test-'));
	process.env.DATA_DIR = dataDir;
});
afterAll(() => rmSync(dataDir, { recursive: true }));
beforeEach(async () => (store = await openStore()));
afterEach(() => store.close());

test('a visitor finds rows at every stage, some overdue and some due soon, whatever the day', async () => {
	await seedDemo();
	const rows = await db().read.select().from(ledgerRows);
	const found = new Set(rows.map(({ stage }) => stage));
	for (const stage of ['assigned', 'claimed', 'rectifying', 'verifying', 'approving'] as const)
		expect(found).toContain(stage);
	for (const stage of ['closed', 'notFound', 'notFoundPending'] as const)
		expect(found).toContain(stage);
	const lights = new Set(rows.map((row) => lightOf(row, today()).kind));
	for (const light of ['overdue', 'longOverdue', 'dueSoon', 'onTime', 'unclaimedOverdue'] as const)
		expect(lights).toContain(light);
	const some = (is: (row: LedgerRow) => boolean) => expect(rows.some(is)).toBe(true);
	for (const kind of ['extension', 'transfer', 'longTerm', 'selfFound'] as const)
		expect([kind, rows.filter((row) => row.request?.kind === kind).length]).not.toEqual([kind, 0]);
	some((row) => row.files.length > 0 && row.households.length > 0);
	some((row) => row.typistId !== null);
	some((row) => row.returns > 0 && row.stage === 'rectifying');
	some((row) => row.relapses > 0);
	some((row) => row.ordinal > 1);
	some((row) => row.level === 'township' && row.stage === 'closed');
	some((row) => row.problem.length > 100);
});

test('its history is whole: each row is as its last version, and every chain holds', async () => {
	await seedDemo();
	const versions = await db().read.select().from(rowVersions);
	const last = new Map<string, string>();
	for (const { rowId, body } of versions.sort((a, b) => a.version - b.version))
		last.set(rowId, body);
	const rows = await db().read.select().from(ledgerRows);
	for (const row of rows) expect(JSON.parse(last.get(row.id) ?? '{}')).toEqual(row);
	const happened = await db().read.select().from(events);
	const latest = happened
		.map(({ at }) => at)
		.sort()
		.at(-1);
	expect((latest ?? '9999').slice(0, 10) < today()).toBe(true);
	for (const kind of ['ledger', 'roster', 'draft'] as const)
		expect((await verifyEventChain(db().read, rows[0]?.countyId ?? '', kind)).broken).toBe(null);
});

test('the accounts work at once, and their passwords are new at every start', async () => {
	const accounts = await seedDemo();
	const linXiaowen = accounts.find(({ name }) => name === '林晓雯');
	const known = await db().read.select().from(people);
	const hers = known.find(({ login }) => login === linXiaowen?.login);
	expect(await verifyPassword(hers?.passwordHash ?? '', linXiaowen?.password ?? '')).toBe(true);
	expect(hers?.mustChangePassword).toBe(false);
	const stages = await stagesByPlace();
	await store.close();
	store = await openStore();
	const again = await seedDemo();
	expect(again.map(({ login }) => login)).toEqual(accounts.map(({ login }) => login));
	for (const { password } of again)
		expect(accounts.map((account) => account.password)).not.toContain(password);
	expect(await stagesByPlace()).toEqual(stages);
});

/** What a visitor sees, without ids: they differ from start to start. */
async function stagesByPlace(): Promise<string[]> {
	const names = new Map((await db().read.select().from(units)).map((unit) => [unit.id, unit.code]));
	const rows = await db().read.select().from(ledgerRows);
	return rows
		.map((row) => `${names.get(row.unitId)} ${row.problem} ${row.stage} ${row.version}`)
		.sort();
}
