// A store as the program left it before its house was moved (2026-12-01): the demo county, worked on for five weeks.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { openDatabase, type Database } from '#lib/server/db/database.ts';
import { migrate } from '#lib/server/db/migrations/migrate.ts';
import { dropTriggers } from '#lib/server/db/migrations/triggers.ts';
import { openEngine } from '#lib/server/db/open-engine.ts';
import { onPostgres, tables } from '#lib/server/db/tables.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { actOnRow } from '#lib/server/rows/row/act.ts';
import { rowView } from '#lib/server/rows/row/row.ts';

const { ledgerRows: r, people, streams, rowVersions } = tables;
let folder: string;
let settings: Settings;
let database: Database;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'taizhang-earlier-'));
	const packed = readFileSync('tests/fixtures/stores/2026-12-01.sqlite.br');
	writeFileSync(join(folder, 'taizhang.sqlite'), brotliDecompressSync(packed));
	settings = readSettings({ DATA_DIR: folder, DATABASE_URL: '' }) as Settings;
	if (onPostgres) return;
	const migrated = await migrate(settings);
	expect(isRefusal(migrated)).toBe(false);
	database = await openDatabase(settings);
	setClock('2026-12-01T02:00:00.000Z');
});
afterEach(async () => {
	setClock(null);
	if (!onPostgres) await database.close();
	rmSync(folder, { recursive: true });
});

const onSqlite = test.skipIf(onPostgres);

async function verified(): Promise<string[]> {
	const unsound: string[] = [];
	for await (const { sound, text } of verifyStore(database.read)) if (!sound) unsound.push(text);
	return unsound;
}
const headOf = async (kind: string) => {
	const heads = await database.read.select().from(streams);
	const head = heads.find((one) => one.kind === kind)!;
	return `${head.headSeq} ${head.headHash.slice(0, 16)}`;
};
async function personOf(login: string): Promise<Actor> {
	const found = await database.read.select().from(people).where(eq(people.login, login));
	return (await readPerson(found[0]!.id))!.actor;
}

onSqlite('opens and verifies with the ends of its chains as they were noted then', async () => {
	expect(await database.check()).toEqual([]);
	expect(await headOf('ledger')).toBe('760 47ec8fc940881fa3');
	expect(await headOf('roster')).toBe('72 5e43f48bd787fef9');
	expect(await headOf('draft')).toBe('2 8f8af4942c4ccd60');
	expect(await verified()).toEqual([]);
});

onSqlite('every row opens, with what happened to it, and work goes on in it', async () => {
	const office = await personOf('linxiaowen');
	const rows = await database.read.select().from(r).orderBy(asc(r.id));
	expect(rows).toHaveLength(164);
	for (const { id, version } of rows) {
		const view = (await rowView(office, id, null))!;
		expect([view.row.id, view.timeline.length > 0 || version === 1]).toEqual([id, true]);
	}
	const waiting = rows.find(({ stage, level }) => stage === 'assigned' && level === 'village')!;
	const [village] = await database.read
		.select()
		.from(people)
		.where(eq(people.unitId, waiting.townshipId!));
	const township = (await readPerson(village!.id))!.actor;
	const done = await actOnRow(township, waiting.id, {
		input: { verb: 'claim', responsiblePerson: '郑浩', applicantName: '郑浩' },
		version: waiting.version,
		key: 'k',
		keeper: ''
	});
	expect(done).toMatchObject({ stage: 'claimed' });
	expect(await verified()).toEqual([]);
});

onSqlite('a version changed in it behind the program is found', async () => {
	const engine = openEngine(settings);
	await engine.script((script) => dropTriggers(script, engine.name));
	await engine.close();
	const [first] = await database.read.select().from(rowVersions).limit(1);
	await database.write(first!.countyId, 'ledger', async (tx) => {
		await tx
			.update(rowVersions)
			.set({ body: first!.body.replace('2026', '2025') })
			.where(eq(rowVersions.rowId, first!.rowId));
	});
	expect((await verified()).join()).toContain('第 1 版 与办理时不一致：被改过');
});
