import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { keptFields, keepFields } from '#lib/server/forms/fields-kept.ts';
import { record } from '#lib/server/record/record.ts';
import { writeCountyFile } from '#lib/server/sheets/county-file.ts';
import { revealRow } from '#lib/server/rows/row/reveal.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { search } from '#lib/server/search/search.ts';
import { enter } from '#lib/server/submissions/submit.ts';
import { campaign, countyId, people, units } from '../../../cast.ts';
import { command } from '../../../ledger/cast/acts.ts';
import { openAnhe } from '../../cast/anhe.ts';
import { everyAnswer } from '../every-answer.ts';
import { deepWords, dispatchedNotice, moveOn, placesOf, plantTexts } from './county.ts';
import { near, Planting, type PlantedRow } from './rows.ts';
import { Finder, type Plant } from './planted.ts';
import { openStore, type TestStore } from '../../engines/store.ts';

const p = people;
let store: TestStore;
let dataDir: string;
let planting: Planting;
let finder: Finder;
let noticeId: string;
const logged: string[] = [];

beforeAll(async () => {
	for (const way of ['log', 'warn', 'error', 'info'] as const)
		vi.spyOn(console, way).mockImplementation(
			(...said) => void logged.push(said.map(String).join(' '))
		);
	setClock('2022-06-21T01:00:00.000Z');
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-names-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	await openAnhe(store.database);
	planting = new Planting();
	await planting.plant(store.database);
	noticeId = await dispatchedNotice(planting);
	for (const version of [0, 1]) {
		const form = {
			version,
			filledBy: '李文',
			phone: '0374-8200001',
			cameBy: 'paper',
			cameOn: '2022-06-20'
		};
		const kept = await enter(p.chenJing, campaign.id, units.liuhe.id, form);
		if (isRefusal(kept)) throw new Error(kept.message);
		await moveOn(planting, `第${version + 1}次`);
	}
	await plantTexts(planting);
	finder = new Finder(planting.all);
});
afterAll(async () => {
	vi.restoreAllMocks();
	setClock(null);
	await store.close();
	rmSync(dataDir, { recursive: true });
});

test('500 made-up villagers stand in rows, lists, progress, events and findings', () => {
	expect(planting.all.length).toBeGreaterThanOrEqual(500);
	expect(new Set(planting.all.map(({ name }) => name)).size).toBe(planting.all.length);
	expect(new Set(planting.all.map(({ identity }) => identity)).size).toBe(planting.all.length);
});

const everybody = Object.keys(people) as (keyof typeof people)[];

test.each(everybody)('no answer tells %s a villager they are not near to', async (key) => {
	const leaks: string[] = [];
	const allowed = allowedFor(people[key]);
	let answers = 0;
	for await (const { where, text } of everyAnswer(people[key], placesOf(planting, noticeId))) {
		answers++;
		for (const [mark, one] of finder.in(text))
			if (!allowed.has(one)) leaks.push(`${where}: ${mark}`);
	}
	expect(leaks.slice(0, 10)).toEqual([]);
	expect(answers).toBeGreaterThan(50);
});

test('the own unit and its township read every villager of their rows, numbers and all', async () => {
	for (const row of planting.rows)
		for (const reader of near[row.unit]?.readers ?? []) {
			const view = JSON.stringify(await rowView(reader, row.id, null));
			const unread = row.plants.filter((one) => !view.includes(one.name));
			expect({ reader: reader.name, row: row.id, unread }).toMatchObject({ unread: [] });
			for (const { identity } of row.listed) expect(view).toContain(identity);
		}
});

test('what the own unit reads stands on many surfaces: the walk would see a mask that is gone', async () => {
	const told = new Set<string>();
	for await (const { where, text } of everyAnswer(p.liWen, placesOf(planting, noticeId)))
		if (finder.in(text).size > 0) told.add(where.split(' ')[0] as string);
	expect([...told].sort()).toEqual([
		'(app)',
		'(app)/board',
		'(app)/board/cards',
		'(app)/inbox',
		'(app)/ledgers/[unit]',
		'(app)/ledgers/[unit]/print',
		'(app)/rows',
		'(app)/rows/[id]',
		'(app)/rows/[id]/files/[file]',
		'(app)/rows/[id]/versions/[n]',
		'(app)/rows/bulk',
		'(app)/rows/more',
		'(app)/search',
		'(app)/submissions/[unit]'
	]);
});

test('files of the whole county and copied texts name nobody, whoever takes them', async () => {
	for (const kind of ['zip', 'book'] as const) {
		const file = join(dataDir, `county.${kind}`);
		const job = { done: 0, total: 0, cancelled: false };
		await writeCountyFile(p.chenJing, campaign.id, kind, file, job);
		const parts = await deepWords(readFileSync(file));
		expect(parts).toContain('厕所未改');
		expect([...finder.in(parts).keys()]).toEqual([]);
	}
	for await (const { where, text } of everyAnswer(p.zhengHao, placesOf(planting, noticeId)))
		if (where.startsWith('(app)/rows/copy')) expect([...finder.in(text).keys()]).toEqual([]);
});

test('asking for a villager from a distance finds what asking for nobody finds', async () => {
	const some = planting.rows.flatMap(({ plants }) => [
		...plants.slice(0, 2),
		...plants.slice(13, 14)
	]);
	for (const { name, identity, phone } of some)
		for (const asked of [name, name.slice(1), phone, phone.slice(3, 9), identity, `户厕 ${name}`]) {
			const { groups } = await search(p.hanBing, campaign.id, asked);
			expect({ asked, groups }).toEqual({ asked, groups: [] });
		}
	const [own] = planting.rows.filter(({ unit }) => unit === 'dongwan');
	const found = await search(p.zhengHao, campaign.id, own?.plants[0]?.name ?? '');
	expect(found.groups[0]?.hits.map(({ id }) => id)).toEqual([own?.id]);
});

test('nothing at rest holds an identity number that went into the list of households', async () => {
	const [row] = planting.rows as [PlantedRow];
	const sealed = row.listed.map(({ identity }) => identity);
	const { ledgerRows, rowVersions, events } = tables;
	const kept = JSON.stringify([
		await db().read.select({ households: ledgerRows.households }).from(ledgerRows),
		(await db().read.select().from(rowVersions)).map(
			({ body }) => (JSON.parse(body) as { households: object }).households
		),
		await db().read.select().from(events).where(eq(events.type, 'listHouseholds'))
	]);
	for (const number of sealed) expect(kept).not.toContain(number);
	expect(statSync(join(dataDir, 'keys/identity.key')).mode & 0o777).toBe(0o600);
});

test('a half-filled form keeps no identity number', async () => {
	const { identity } = planting.all[9] as Plant;
	const values = {
		'household.0.name': '颜国强',
		'household.0.identity': identity,
		text: `号码${identity}`
	};
	await keepFields(p.zhengHao, 'row:x', values);
	const kept = await keptFields(p.zhengHao, 'row:x');
	expect(kept['household.0.name']).toBe('颜国强');
	expect(JSON.stringify(kept)).not.toContain(identity);
});

test('a stale form is told of no villager it could not read', async () => {
	const row = planting.rows.find(({ unit }) => unit === 'dongwan') as PlantedRow;
	const refused = await record(p.hanBing, row.id, command('reopen', {}), { version: 2 });
	expect(isRefusal(refused) && refused.kind).toBe('stale');
	expect([...finder.in(JSON.stringify(refused)).keys()]).toEqual([]);
});

test.each([
	['the office', p.chenJing],
	['supervision', p.hanBing],
	['a leader', p.wuGang]
] as [string, Actor][])(
	'%s reads one villager at a time, who is written down masked; the next time all are masked again',
	async (_who, actor) => {
		const row = planting.rows.find(({ unit }) => unit === 'dongwan') as PlantedRow;
		const revision = await db().revision(countyId, 'ledger');
		const masked = await rowView(actor, row.id, null);
		const { version = 0 } = masked?.row ?? {};
		const found = new Set<string>();
		for (const which of masked?.villagers ?? []) {
			const view = await revealRow(actor, row.id, { which, reason: '核实大病救助', version });
			const told = finder.in(JSON.stringify(view));
			expect(new Set(told.values()).size, which).toBeLessThanOrEqual(1);
			for (const mark of told.keys()) found.add(mark);
		}
		const everything = finder.in(JSON.stringify(await rowView(people.zhengHao, row.id, null)));
		expect([...everything.keys()].filter((mark) => !found.has(mark))).toEqual([]);
		const after = JSON.stringify(await rowView(actor, row.id, null));
		expect([...finder.in(after).keys()]).toEqual([]);
		expect(await db().revision(countyId, 'ledger')).toBe(revision);
		const kept = await db()
			.read.select()
			.from(tables.events)
			.where(eq(tables.events.kind, 'access'));
		expect([...finder.in(JSON.stringify(kept)).keys()]).toEqual([]);
	}
);

test('the server’s log names nobody', () => {
	expect([...finder.in(logged.join('\n')).keys()]).toEqual([]);
});

function allowedFor(actor: Actor): Set<Plant> {
	const own = planting.rows.filter(({ unit }) => near[unit]?.readers.includes(actor));
	// The finding stands on the page of a row: whoever is near to the row reads it whole there.
	const ofFindings = own.flatMap(({ id }) => planting.ofFindings.get(id.split('-')[0] ?? '') ?? []);
	return new Set([...own.flatMap(({ plants }) => plants), ...ofFindings]);
}
