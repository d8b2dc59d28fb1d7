import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import type { ExportKind } from '#lib/ledger/sheets/exports.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { now, setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { verifyEventChain } from '#lib/server/record/chain.ts';
import {
	cancelExport,
	exportedFile,
	listExports,
	startExport
} from '#lib/server/sheets/exports/exports.ts';
import { jobOf } from '#lib/server/sheets/exports/run.ts';
import { systemActor } from '#lib/server/roster/system-actor.ts';
import { readXlsx } from 'hucre/xlsx';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { unzipped } from '../../exchange/unzipped.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { chenJing, hePing, hanBing, linTao, liWen, wuGang } = people;
let store: TestStore;
let dataDir: string;

beforeEach(async () => {
	setClock('2022-07-05T01:00:00.000Z');
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-exports-test-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	await openAnhe(store.database);
	for (const unit of Object.values(units))
		if (unit.level !== 'city' && unit.functions.length > 0 && unit.id !== 'office')
			await assign(store.database, findings.monitoring, unit);
	await assign(store.database, findings.monitoring, units.county);
});
afterEach(async () => {
	setClock(null);
	await store.close();
	rmSync(dataDir, { recursive: true });
});

test('the county as one archive: folders and names that sort, every workbook whole', async () => {
	const { file, name } = await made(chenJing, 'zip');
	expect(name).toBe('安和县_2021年度考核评估反馈问题对照整改_全县整改台账_20220705.zip');
	const entries = [...(await unzipped(readFileSync(file))).keys()];
	expect(entries).toEqual([
		'00_附件1_县级/附件1_安和县.xlsx',
		'01_柳河镇/00_附件2_柳河镇.xlsx',
		'01_柳河镇/01_东湾村_附件3.xlsx',
		'01_柳河镇/02_西岭村_附件3.xlsx',
		'02_石桥乡/00_附件2_石桥乡.xlsx',
		'02_石桥乡/01_上庄村_附件3.xlsx',
		'02_石桥乡/02_下庄村_附件3.xlsx',
		'90_县直单位/01_纪委监委.xlsx',
		'90_县直单位/02_农业农村局.xlsx',
		'90_县直单位/03_县领导.xlsx',
		'90_县直单位/04_水利局.xlsx'
	]);
	expect(entries).toEqual(entries.toSorted());
	expect(readdirSync(join(dataDir, 'exports'))).toHaveLength(1);
});

test('附件2 of all townships as one workbook, a sheet each', async () => {
	const { file, name } = await made(hanBing, 'book');
	expect(name).toBe('安和县_2021年度考核评估反馈问题对照整改_各乡镇附件2_20220705.xlsx');
	const book = await readXlsx(readFileSync(file));
	expect(book.sheets.map((sheet) => sheet.name)).toEqual(['柳河镇', '石桥乡']);
});

test('three presses at once make one file', async () => {
	const presses = await Promise.all(
		[1, 2, 3].map(() => startExport(chenJing, campaign.id, 'book'))
	);
	expect(presses.filter((press) => !isRefusal(press))).toHaveLength(1);
	const first = presses.find((press) => !isRefusal(press)) as { id: string };
	while (jobOf(first.id)) await new Promise((resolve) => setTimeout(resolve, 20));
	expect(await listExports(chenJing)).toMatchObject([{ id: first.id, state: 'done' }]);
});

test('who has left the office no longer fetches the county', async () => {
	const { id } = await made(chenJing, 'zip');
	const moved = { ...people.zhengHao, personId: chenJing.personId };
	expect(isRefusal(await exportedFile(moved, id))).toBe(true);
});

test('the list counts on, and only who had it made may fetch it', async () => {
	const { id } = await made(chenJing, 'zip');
	expect(await listExports(chenJing)).toMatchObject([
		{ id, state: 'done', until: expect.stringMatching(/^2022-07-12T01:00:0/) }
	]);
	expect(await listExports(hePing)).toEqual([]);
	expect(await exportedFile(hePing, id)).toMatchObject({ kind: 'unseen' });
	expect(await exportedFile(chenJing, 'nothing')).toMatchObject({ kind: 'unseen' });
});

test.each([
	['a township', liWen],
	['a department', linTao],
	['a leader of some', wuGang]
])('%s takes no county along', async (_who, actor) => {
	expect(await startExport(actor, campaign.id, 'zip')).toMatchObject({ kind: 'forbidden' });
	expect(await listExports(actor)).toEqual([]);
});

test('one at a time for a person; a cancelled one leaves no file', async () => {
	const first = await startExport(chenJing, campaign.id, 'zip');
	if (isRefusal(first)) throw new Error(first.message);
	expect(await startExport(chenJing, campaign.id, 'book')).toMatchObject({ kind: 'running' });
	await cancelExport(hePing, first.id);
	expect(jobOf(first.id)?.cancelled).toBe(false);
	await cancelExport(chenJing, first.id);
	await ended(first.id);
	expect(await listExports(chenJing)).toMatchObject([{ state: 'cancelled' }]);
	expect(readdirSync(join(dataDir, 'exports'))).toEqual([]);
	expect(isRefusal(await startExport(chenJing, campaign.id, 'book'))).toBe(false);
	await endedAll(chenJing);
});

test('a restart in the middle says so, and one may begin anew', async () => {
	await db().write(countyId, 'access', async (tx) => {
		await tx.insert(tables.exports).values({
			id: 'lost',
			countyId,
			campaignId: campaign.id,
			personId: chenJing.personId,
			name: 'x.zip',
			state: 'running',
			problem: '',
			size: 0,
			createdAt: now()
		});
	});
	expect(await listExports(chenJing)).toMatchObject([{ id: 'lost', state: 'interrupted' }]);
	expect(await exportedFile(chenJing, 'lost')).toMatchObject({ kind: 'unseen' });
	await made(chenJing, 'book');
});

test('what failed says why', async () => {
	writeFileSync(join(dataDir, 'exports'), 'a file where the folder should be');
	await expect(startExport(chenJing, campaign.id, 'zip')).rejects.toThrow();
	rmSync(join(dataDir, 'exports'));
	const started = await startExport(chenJing, campaign.id, 'zip');
	if (isRefusal(started)) throw new Error(started.message);
	rmSync(join(dataDir, 'exports'), { recursive: true });
	await ended(started.id);
	const [line] = await listExports(chenJing);
	expect(line).toMatchObject({ state: 'failed', problem: expect.stringContaining('再导出一次') });
});

test('after seven days file and line are gone', async () => {
	const { id, file } = await made(chenJing, 'zip');
	setClock('2022-07-12T01:01:00.000Z');
	expect(await exportedFile(chenJing, id)).toMatchObject({ kind: 'unseen' });
	await made(chenJing, 'book');
	expect(existsSync(file)).toBe(false);
	const kept = await db().read.select().from(tables.exports).where(eq(tables.exports.id, id));
	expect(kept).toEqual([]);
});

test('beginning and end stand in the access chain, and the ledger does not move', async () => {
	const before = await db().revision(countyId, 'ledger');
	await made(chenJing, 'zip');
	expect(await db().revision(countyId, 'ledger')).toBe(before);
	const events = await db()
		.read.select({ type: tables.events.type })
		.from(tables.events)
		.where(eq(tables.events.kind, 'access'))
		.orderBy(tables.events.seq);
	expect(events.map(({ type }) => type)).toEqual(['exportStarted', 'exportEnded']);
	expect(await verifyEventChain(db().read, countyId, 'access')).toMatchObject({ broken: null });
});

test('the command line is a named actor of one county, or is told which to name', async () => {
	expect(await systemActor(undefined)).toMatchObject({ name: '命令行', countyId, role: 'leader' });
	expect(await systemActor('411081')).toMatchObject({ kind: 'unknown' });
	await db().openCounty('second', async (tx) => {
		await tx
			.insert(tables.counties)
			.values({ id: 'second', code: 'second', name: '乙县', demo: false, createdAt: now() });
	});
	expect(await systemActor(undefined)).toMatchObject({
		kind: 'several',
		message: expect.stringContaining('anhe 安和县，second 乙县')
	});
	expect(await systemActor('anhe')).toMatchObject({ countyId });
});

async function made(actor: Actor, kind: ExportKind) {
	const started = await startExport(actor, campaign.id, kind);
	if (isRefusal(started)) throw new Error(started.message);
	await ended(started.id);
	const found = await exportedFile(actor, started.id);
	if (isRefusal(found)) throw new Error(JSON.stringify(await listExports(actor)));
	return { id: started.id, ...found };
}

async function ended(id: string): Promise<void> {
	while (jobOf(id)) await new Promise((later) => setTimeout(later, 20));
}

async function endedAll(actor: Actor): Promise<void> {
	for (const { id } of await listExports(actor)) await ended(id);
}
