import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { type RevealInput, revealRow } from '#lib/server/rows/row/reveal.ts';
import { readLog } from '#lib/server/log/log.ts';
import { readLogFilter } from '#lib/server/log/where.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { record } from '#lib/server/record/record.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { readTyped } from '#lib/server/rows/row/act.ts';
import { countyId, findings, people, units } from '../../cast.ts';
import { filled } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act, done } from '../submissions/cast.ts';

const { zhengHao, liWen, shenJun, chenJing, hanBing, xuNuo } = people;
const identity = '11010519491231002X';
const reason = '核实大病救助';
let dataDir: string;
let store: TestStore;
let row: string;

beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'taizhang-reveal-'));
	process.env.DATA_DIR = dataDir;
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
	const { facetIds: _, measureIds: __, ...plan } = filled.plan;
	const problem = '郝秀英、颜建军户厕无门，电话13803741234';
	await act(zhengHao, row, { ...plan, problem, markNames: ['郝秀英', '颜建军'] });
	await list(['颜国强', identity, '0374-6200001'], ['颜小军', '', '13912341234']);
});
afterEach(async () => {
	setClock(null);
	await store.close();
	rmSync(dataDir, { recursive: true });
});

const versionNow = async () => (await rowView(zhengHao, row, null))?.row.version ?? 0;

/** 登记涉及农户 as the form sends it. */
async function list(...lines: [name: string, identity: string, phone: string][]) {
	const typed: Record<string, string> = {
		verb: 'listHouseholds',
		'household.lines': String(lines.length)
	};
	for (const [at, [name, number, phone]] of lines.entries())
		Object.assign(typed, {
			[`household.${at}.name`]: name,
			[`household.${at}.what`]: `${name}家`,
			[`household.${at}.identity`]: number,
			[`household.${at}.phone`]: phone
		});
	const command = done(await readTyped(zhengHao, row, typed));
	done(await record(zhengHao, row, command, { version: await versionNow() }));
}

async function ask(actor: Actor, which: string, more: Partial<RevealInput> = {}) {
	return revealRow(actor, row, { which, reason, version: await versionNow(), ...more });
}

const everybody = [
	'颜某某（涉及农户第1户）',
	'颜某某（涉及农户第2户）',
	'郝某某（具体问题）',
	'颜某某（具体问题）',
	'文中的号码 138****1234（具体问题）'
];
const secrets = ['颜国强', identity, '0374-6200001', '颜小军', '13912341234', '郝秀英', '颜建军'];
const told = (view: unknown) =>
	[...secrets, '13803741234'].filter((secret) => JSON.stringify(view).includes(secret));

test('whoever is far away may choose among all that is masked, and reads nobody before', async () => {
	const view = await rowView(chenJing, row, null);
	expect(view).toMatchObject({ reading: 'masked', villagers: everybody, shown: '' });
	expect(told(view)).toEqual([]);
});

test.each([
	[everybody[0], ['颜国强', identity, '0374-6200001']],
	[everybody[1], ['颜小军', '13912341234']],
	[everybody[2], ['郝秀英']],
	[everybody[3], ['颜建军']],
	[everybody[4], ['13803741234']]
])('%s is read in full alone, by the office and by supervision', async (which = '', full) => {
	for (const actor of [chenJing, hanBing]) {
		const view = done(await ask(actor, which));
		expect(told(view)).toEqual(full);
		expect(view.shown).toContain(full[0]);
		expect(view.villagers).toEqual(everybody);
		expect(told(await rowView(actor, row, null))).toEqual([]);
	}
});

test('the log says who, which villager and why, and names nobody', async () => {
	done(await ask(chenJing, everybody[0] ?? ''));
	done(await ask(chenJing, everybody[1] ?? '', { reason: '颜国强与颜建军同户，再核实' }));
	const kept = await db().read.select().from(tables.events).where(eq(tables.events.kind, 'access'));
	expect(told(kept)).toEqual([]);
	const auditor: Actor = { ...xuNuo, admin: ['audit'] };
	const log = await readLog(auditor, readLogFilter(new URLSearchParams({ kind: 'access' })), '');
	expect(done(log).lines.map(({ what }) => what)).toEqual([
		`查看完整姓名和号码：东湾村 1-1，${everybody[1]}，理由：颜某某与颜某某同户，再核实`,
		`查看完整姓名和号码：东湾村 1-1，${everybody[0]}，理由：${reason}`
	]);
});

test('nothing is shown or written down when none is chosen, the reason is short, or the row has changed', async () => {
	const before = await db().revision(countyId, 'access');
	const [first = '', second = ''] = everybody;
	const version = await versionNow();
	expect(await ask(chenJing, '')).toMatchObject({ field: 'which', kind: 'said' });
	expect(await ask(chenJing, first, { reason: ' 看 ' })).toMatchObject({ field: 'reason' });
	expect(await ask(chenJing, first, { reason: `核实${identity}` })).toMatchObject({
		field: 'reason'
	});
	expect(await ask(chenJing, first, { version: NaN })).toMatchObject({ field: 'which' });
	await list(['颜大军', '', '']);
	expect(await ask(chenJing, second)).toMatchObject({
		field: 'which',
		message: `“${second}”已不在这一条里：请看过以后重新选择。`
	});
	const moved = await ask(chenJing, first, { version });
	expect(isRefusal(moved) && moved.message).toContain('位置可能变了');
	expect(await db().revision(countyId, 'access')).toBe(before);
});

test('who stands there alone need not be chosen', async () => {
	const other = await assign(store.database, findings.construction, units.xiling);
	const { facetIds: _, measureIds: __, ...plan } = filled.plan;
	await act(people.jiangBo, other, { ...plan, problem: '郝秀英户厕无门', markNames: ['郝秀英'] });
	const { version = 0 } = (await rowView(chenJing, other, null))?.row ?? {};
	const view = done(await revealRow(chenJing, other, { which: '', reason, version }));
	expect(view).toMatchObject({ shown: '郝秀英（具体问题）' });
});

test('a row out of sight is not revealed, and its own unit and township leave no trace of what they may read anyway', async () => {
	expect(await ask(shenJun, '')).toMatchObject({ kind: 'unseen' });
	const before = await db().revision(countyId, 'access');
	for (const actor of [zhengHao, liWen]) {
		const view = done(await ask(actor, ''));
		expect(view).toMatchObject({ reading: 'full', villagers: [], shown: '' });
		expect(secrets.filter((secret) => !told(view).includes(secret))).toEqual([]);
	}
	expect(await db().revision(countyId, 'access')).toBe(before);
});
