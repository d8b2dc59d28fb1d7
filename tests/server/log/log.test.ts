import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unzipped } from '../../exchange/unzipped.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { exportLog, mostInBook } from '#lib/server/log/export.ts';
import { readLog } from '#lib/server/log/log.ts';
import { readLogFilter } from '#lib/server/log/where.ts';
import { setClock } from '#lib/server/clock.ts';
import { appendOnly } from '#lib/server/db/migrations/triggers.ts';
import { eventNames, eventWords } from '#lib/server/record/event-words.ts';
import { headSlip, headsView } from '#lib/server/log/heads.ts';
import { headText, readHead } from '#lib/server/record/audit/heads.ts';
import { postNews } from '#lib/server/inbox/news.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { filled } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act, done } from '../submissions/cast.ts';

const { zhengHao, liWen, jiangBo, chenJing, hanBing, xuNuo } = people;
const auditor: Actor = { ...xuNuo, admin: ['audit'] };
let store: TestStore;
let row: string;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
	await assign(store.database, findings.construction, units.xiling);
	await act(zhengHao, row, filled.claim);
	setClock('2022-06-21T02:00:00.000Z');
	await act(liWen, row, { ...plan, applicantName: '郑浩' });
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const { facetIds: _, measureIds: __, ...plan } = filled.plan;
const filterOf = (asked: Record<string, string>) => readLogFilter(new URLSearchParams(asked));
const read = async (asked: Record<string, string> = {}, after = '') =>
	done(await readLog(auditor, filterOf(asked), after));
const said = async (asked: Record<string, string>) => (await read(asked)).lines.map((l) => l.what);

test('the auditor reads who did what, newest first, and nobody else does', async () => {
	const { lines } = await read();
	expect(lines.map(({ person, unit, what }) => `${unit} ${person} ${what}`)).toEqual([
		'柳河镇 李文 制定整改措施：东湾村 1-1（代东湾村填报）',
		'东湾村 郑浩 认领：东湾村 1-1',
		'领导小组办公室 陈静 交办：西岭村 2-1',
		'领导小组办公室 陈静 交办：东湾村 1-1'
	]);
	for (const actor of [chenJing, hanBing, xuNuo, { ...auditor, admin: [] }]) {
		const answer = await readLog(actor, filterOf({}), '');
		expect(isRefusal(answer) && answer.kind).toBe('forbidden');
		const file = await exportLog(actor, filterOf({}), 'csv');
		expect(isRefusal(file) && file.kind).toBe('forbidden');
		expect(isRefusal(await headSlip(actor, '2022-06-20'))).toBe(true);
	}
});

describe('the log is searched', () => {
	test.each([
		[{ who: '李' }, 1],
		[{ who: 'zhengHao' }, 1],
		[{ who: '%' }, 0],
		[{ unit: '柳河' }, 1],
		[{ unit: '没有的单位' }, 0],
		[{ kind: 'ledger' }, 4],
		[{ kind: 'access' }, 0],
		[{ act: 'claim' }, 1],
		[{ act: 'assign' }, 2],
		[{ row: '1-1' }, 3],
		[{ row: '2-1' }, 1],
		[{ row: '东湾村' }, 3],
		[{ row: '柳河镇' }, 4],
		[{ row: '西岭村 1-1' }, 0],
		[{ row: '东湾村 1-1', act: 'plan' }, 1],
		[{ from: '2022-06-21' }, 1],
		[{ to: '2022-06-06' }, 2],
		[{ from: '2022-06-07', to: '2022-06-20' }, 1],
		[{ from: '2022-06-31' }, 4],
		[{ who: '郑', unit: '柳河' }, 0]
	])('%o', async (asked, count) => {
		expect(await said(asked as Record<string, string>)).toHaveLength(count);
	});
});

test('page after page, each event once, also while events are added', async () => {
	for (let n = 0; n < 120; n++)
		done(await postNews(chenJing, campaign.id, { text: `消息${n}`, until: '2022-06-30' }));
	const seen: string[] = [];
	let after: string | null = '';
	while (after !== null) {
		const page: Awaited<ReturnType<typeof read>> = await read({}, after);
		seen.push(...page.lines.map(({ id }) => id));
		await act(zhengHao, row, {
			verb: 'reportProgress',
			on: '2022-06-20',
			text: `又一条${seen.length}`
		});
		after = page.next;
	}
	expect(seen).toHaveLength(124);
	expect(new Set(seen).size).toBe(seen.length);
});

async function csvOf(asked: Record<string, string>): Promise<string> {
	const file = done(await exportLog(auditor, filterOf(asked), 'csv'));
	return new Response(file.body as ReadableStream).text();
}

test('the log is taken along as it is narrowed, and that is itself in the log', async () => {
	const csv = await csvOf({ act: 'claim' });
	expect(csv.split('\r\n').slice(0, 3)).toEqual([
		'时间,类别,单位,人员,办理,序号,校验值',
		expect.stringMatching(/^2022-06-20 10:00:00,台账,东湾村,郑浩,认领：东湾村 1-1,3,[0-9a-f]{16}$/),
		''
	]);
	expect(await said({ kind: 'access' })).toEqual(['导出日志：1 条（办理 认领）']);
	const book = done(await exportLog(auditor, filterOf({}), 'xlsx'));
	const files = await unzipped(book.body as Uint8Array);
	const sheet = [...files].map(([, text]) => text).join('');
	expect(sheet).toContain('制定整改措施：东湾村 1-1（代东湾村填报）');
	expect(sheet).not.toContain('导出日志：5 条');
	expect((await said({ kind: 'access' }))[0]).toBe('导出日志：5 条');
	expect(mostInBook).toBeGreaterThan(10_000);
});

test('numbers of villagers are masked on the page and in the file, and no text of a row is told', async () => {
	const [phone, identity] = ['13812345678', '412724199003051234'];
	await act(jiangBo, 'f2-xiling', { ...filled.claim, responsiblePerson: phone });
	const news = (text: string) => postNews(chenJing, campaign.id, { text, until: '2022-06-30' });
	expect(isRefusal(await news(`张三 ${identity}`))).toBe(true);
	done(await news(`电话 ${phone}`));
	const told = `${JSON.stringify(await read())}${await csvOf({})}`;
	expect(told).not.toContain(phone);
	expect(told).not.toContain(identity);
	expect(told).toContain('138****5678');
});

test('every kind of event has a name, and its sentence reads even where it says nothing', () => {
	const twice = ['assign', 'dispatch', 'addAssignment'] as const;
	expect(new Set(twice.map((type) => eventNames[type])).size).toBe(twice.length);
	for (const [type, name] of Object.entries(eventNames)) {
		expect(name).toMatch(/^[\u4e00-\u9fff、（）]+$/);
		expect(eventWords(type, '{}', '东湾村 1-1')).not.toMatch(/undefined|其他办理|\{|NaN/);
	}
});

test('the heads of days are shown, printed on a sheet and compared later', async () => {
	const view = await headsView(auditor, '2022-06-30');
	expect(view.heads.map(({ day, count, seq }) => [day, count, seq])).toEqual([
		['2022-06-21', 1, 4],
		['2022-06-20', 1, 3],
		['2022-06-06', 2, 2]
	]);
	expect(view).toMatchObject({ since: '2022-06-06', events: 4, earlier: null });
	expect((await headsView(auditor, '2022-07-21')).earlier).toBe('2022-06-20');
	const sheet = done(await headSlip(auditor, '2022-06-20'));
	const [ledger, roster] = sheet.lines;
	expect(ledger).toMatchObject({ kind: 'ledger', count: 1, seq: 3 });
	expect(roster).toMatchObject({ count: 0, seq: 0, hash: '' });
	expect(sheet).toMatchObject({ open: false, county: '安和县' });
	expect(done(await headSlip(auditor, '2022-06-21')).open).toBe(true);
	// A day on which nothing happened stands where the day before it stood.
	expect(done(await headSlip(auditor, '2022-06-15')).lines[0]).toMatchObject({ count: 0, seq: 2 });
	const filed = sheet.command.split(' ').at(-1) ?? '';
	expect(filed).toBe(headText({ seq: 3, hash: ledger?.hash ?? '' }, 16));
	const report = [];
	for await (const { text, sound } of verifyStore(store.database.read, 'anhe', [
		readHead(filed) as never
	]))
		report.push(`${sound} ${text}`);
	expect(report.at(-1)).toBe(`true anhe 安和县 存档的台账校验值 ${filed}：相符`);
});

test.each([
	'',
	'3',
	'3:',
	'3:12',
	'x:3fa9c2d17be04c55',
	'other:3:3fa9c2d17be04c55',
	'3:3FA9C2D17BE04C5Z'
])('“%s” is no head', (text) => {
	expect(readHead(text)).toBeNull();
});

test('no part of the program changes or deletes what the record is made of', () => {
	const camel = (name: string) =>
		name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
	const names = appendOnly.map(camel);
	const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
		/\.(ts|svelte|mjs)$/.test(file)
	);
	const found: string[] = [];
	const changes = (text: string) => {
		const aliases = names.flatMap((name) => [
			...[...text.matchAll(new RegExp(`\\b${name}: (\\w+)`, 'g'))].map(([, alias]) => alias),
			...[...text.matchAll(new RegExp(`const (\\w+) = (?:tables|t)\\.${name}\\b`, 'g'))].map(
				([, alias]) => alias
			)
		]);
		const words = [...names, ...aliases].join('|');
		const change = new RegExp(`\\.(delete|update)\\(\\s*(?:tables\\.|t\\.)?(${words})\\s*\\)`);
		const raw = new RegExp(`(delete from|truncate|update) "?(${appendOnly.join('|')})\\b`, 'i');
		return change.test(text) || raw.test(text);
	};
	for (const file of files) if (changes(readFileSync(join('src', file), 'utf8'))) found.push(file);
	expect(changes('await tx.delete(tables.events).where(old)')).toBe(true);
	expect(changes('const e = tables.events;\ntx.update( e )')).toBe(true);
	expect(changes('const { signOffs: s } = tables;\ntx.delete(s)')).toBe(true);
	expect(changes("script.run('delete from row_versions')")).toBe(true);
	expect(files.length).toBeGreaterThan(300);
	expect(found).toEqual([]);
	expect(readFileSync('src/routes/(app)/log/+page.server.ts', 'utf8')).not.toContain('actions');
});
