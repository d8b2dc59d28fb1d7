import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { sheetsFor, readSheetQuery } from '#lib/server/sheets/query.ts';
import { allSheetsOf, unitSheets } from '#lib/server/sheets/unit.ts';
import { record } from '#lib/server/record/record.ts';
import { board } from '#lib/server/rows/board/board.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { filled } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { chenJing, hanBing, linTao, wuGang, liWen, sunQiang, zhengHao } = people;
const { liuhe, dongwan, xiling, farming, water, county } = units;
let store: TestStore;

beforeEach(async () => {
	setClock('2022-06-20T01:00:00.000Z');
	store = await openStore();
	await openAnhe(store.database);
	for (const unit of [liuhe, dongwan, xiling, units.shiqiao, farming, county])
		await assign(store.database, findings.monitoring, unit);
	await assign(store.database, findings.construction, dongwan);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const everyone: [string, Actor][] = [
	['the office', chenJing],
	['supervision', hanBing],
	['the leader of both', wuGang],
	['柳河镇', liWen],
	['another township', sunQiang],
	['农业农村局, which leads', linTao],
	['东湾村', zhengHao]
];
const above = ['the office', 'supervision', 'the leader of both'];
const readers = async (unitId: string) => {
	const each = everyone.map(async ([who, actor]) =>
		isRefusal(await allSheetsOf(actor, campaign.id, unitId)) ? [] : [who]
	);
	return (await Promise.all(each)).flat();
};

describe('a ledger is printed only for who sees the whole of it', () => {
	test.each([
		['柳河镇', liuhe.id, [...above, '柳河镇']],
		['东湾村', dongwan.id, [...above, '柳河镇', '东湾村']],
		['农业农村局', farming.id, [...above, '农业农村局, which leads']],
		['安和县', county.id, ['the office', 'supervision']],
		['水利局, which has no rows', water.id, []],
		['no unit', 'nowhere', []]
	])('%s', async (_name, unitId, may) => {
		expect(await readers(unitId)).toEqual(may);
	});

	test('the list offers it to the same people', async () => {
		for (const [who, actor] of everyone) {
			const values = readFilter(new URLSearchParams({ scope: liuhe.id }));
			const { filter } = await board(actor, campaign.id, values);
			const may = (await readers(liuhe.id)).includes(who);
			expect(filter.ledger?.href ?? null).toBe(may ? `/ledgers/${liuhe.id}` : null);
		}
		const own = await board(zhengHao, campaign.id, readFilter(new URLSearchParams()));
		expect(own.filter.ledger).toMatchObject({ name: '附件3 东湾村', county: false });
		const all = await board(chenJing, campaign.id, readFilter(new URLSearchParams()));
		expect(all.filter.ledger).toMatchObject({ name: '附件1 安和县', county: true });
	});
});

describe('what stands on the forms', () => {
	test('a township’s whole book: 附件2, then each village with rows in code order', async () => {
		const book = await sheetsOf(liWen, liuhe.id);
		expect(book.map(({ template, unitName }) => [template, unitName])).toEqual([
			['township', '柳河镇'],
			['village', '东湾村'],
			['village', '西岭村']
		]);
		expect(book[1]?.lines.map((line) => [line.number, line.cells.finding])).toEqual([
			['1', '1.防止返贫动态监测工作存在不足'],
			['2', '2.乡村建设仍存在短板']
		]);
		expect(book[1]?.title).toBe('东湾村关于2021年度考核评估反馈问题对照整改台账');
	});

	test('progress, the latest 下一步打算, goal and phone are there for who prints them', async () => {
		const row = 'f1-dongwan';
		await act(row, 1, { ...filled.plan, goal: '人人知晓', officePhone: '0374-8200001' });
		const told = { ...filled.reportProgress, nextSteps: '再走访 2 户' };
		await act(row, 2, told);
		await act(row, 3, { ...filled.reportProgress, text: '已全部走访' });
		const [sheet] = await sheetsOf(zhengHao, dongwan.id);
		expect(sheet?.lines[0]?.cells).toMatchObject({
			exists: '是',
			progress: '6月19日：已走访 4 户\n6月19日：已全部走访',
			nextSteps: '再走访 2 户',
			goal: '人人知晓',
			officePhone: '0374-8200001',
			deadline: '7月10日'
		});
		const [township] = await sheetsOf(liWen, liuhe.id);
		const village = township?.lines.find((line) => line.id === row);
		expect(village?.cells).toMatchObject({ village: '东湾村', nextSteps: '再走访 2 户' });
	});

	test('how a village looked for what it has not', async () => {
		await act('f1-dongwan', 1, filled.reportNotFound);
		const [sheet] = await sheetsOf(zhengHao, dongwan.id);
		expect(sheet?.lines[0]?.cells.exists).toBe('否');
		expect(sheet?.lines[0]?.cells.progress).toMatch(/^6月\d+日排查\d+户，未发现此类问题：/);
	});

	test('附件1: a line for each facet and measure, owners as the notice worded them, counts of all below', async () => {
		await keepOwners();
		await act('f1-dongwan', 1, filled.plan);
		const [sheet] = await sheetsOf(chenJing, county.id);
		expect(sheet?.lines.map(({ number, goesOn = false }) => [number, goesOn])).toEqual([
			['1', false],
			['', true],
			['', true]
		]);
		expect(sheet?.lines.map((line) => line.cells.measures)).toEqual(['m1-1', 'm1-2', 'm1-3']);
		expect(sheet?.lines[0]?.cells).toMatchObject({
			leadUnit: '县农业农村局',
			responsibleUnit: '各乡镇党委和政府',
			progress: '全县排查具体问题1个，已销号0条，正在整改1个。'
		});
	});

	test('a department has two: its own ledger and the running one with what it leads', async () => {
		const own = await unitSheets(linTao, campaign.id, farming.id, 'first');
		const running = await unitSheets(linTao, campaign.id, farming.id, 'running');
		if (isRefusal(own) || isRefusal(running)) throw new Error('refused');
		expect(own[0]?.lines).toHaveLength(1);
		expect(running[0]?.title).toBe('农业农村局关于2021年度考核评估反馈问题整改推进台账');
		expect(running[0]?.lines[1]?.cells).toMatchObject({
			problem: '牵头事项：2个乡镇对照排查，乡镇本级列出具体问题0个。',
			responsibleUnit: '各乡镇'
		});
		expect(isRefusal(await unitSheets(liWen, campaign.id, liuhe.id, 'running'))).toBe(true);
	});

	test('a sheet is plain JSON that carries its columns', async () => {
		const book = await sheetsOf(liWen, liuhe.id);
		expect(JSON.parse(JSON.stringify(book))).toEqual(book);
		expect(book[0]?.columns?.[1]).toEqual({ key: 'finding', title: '反馈问题', width: 40 });
	});
});

describe('what the address asks for', () => {
	const asked = (query: string, actor: Actor = liWen, unitId = liuhe.id) =>
		sheetsFor(actor, campaign.id, unitId, readSheetQuery(new URLSearchParams(query)));

	test.each([
		['', ['township'], '柳河镇_批次_对照整改台账_20220620.xlsx'],
		[
			'villages=1',
			['township', 'village', 'village'],
			'柳河镇_批次_对照整改台账（含各村）_20220620.xlsx'
		],
		['blank=1', ['township'], '附件2_批次_对照整改台账模版.xlsx']
	])('?%s', async (query, templates, fileName) => {
		const out = await asked(query);
		if (isRefusal(out)) throw new Error(out.message);
		expect(out.sheets.map(({ template }) => template)).toEqual(templates);
		expect(out.fileName.replace(campaign.name, '批次')).toBe(fileName);
	});

	test('a blank form has nothing of the unit on it', async () => {
		const out = await asked('blank=1');
		expect(out).toMatchObject({
			sheets: [
				{
					unitName: '',
					title: '乡（镇）关于2021年度考核评估反馈问题对照整改台账（模版）',
					lines: []
				}
			]
		});
	});

	test('a submission prints as frozen, with version, day and check code at its foot', async () => {
		const frozen = await sheetsOf(liWen, liuhe.id);
		await submit(frozen);
		await act('f1-dongwan', 1, filled.plan);
		const out = await asked('submission=1');
		if (isRefusal(out)) throw new Error(out.message);
		expect(out.sheets.map(({ lines }) => lines)).toEqual(frozen.map(({ lines }) => lines));
		expect(out.sheets[0]).toMatchObject({
			filledOn: '2022-07-04',
			foot: '第1版　报送日期 2022年7月4日　校验码 0123456789abcdef'
		});
		expect(out.fileName).toBe(`柳河镇_${campaign.name}_对照整改台账第1版_20220704.xlsx`);
	});

	test.each(['submission=2', 'submission=', 'submission=x', 'form=running'])(
		'?%s finds nothing',
		async (query) => expect(await asked(query)).toMatchObject({ kind: 'unseen' })
	);

	test('nobody learns from a blank form or a submission that a unit exists', async () => {
		await submit([]);
		for (const query of ['blank=1', 'submission=1', ''])
			expect(await asked(query, sunQiang)).toEqual(await asked(query, sunQiang, 'nowhere'));
	});
});

async function sheetsOf(actor: Actor, unitId: string): Promise<Sheet[]> {
	const sheets = await allSheetsOf(actor, campaign.id, unitId);
	if (isRefusal(sheets)) throw new Error(sheets.message);
	return sheets;
}

async function act(rowId: string, version: number, command: object): Promise<void> {
	const done = await record(zhengHao, rowId, command as never, { version });
	if (isRefusal(done)) throw new Error(done.message);
}

async function keepOwners(): Promise<void> {
	// prettier-ignore
	const owner = (ordinal: number, name: string, role: 'lead' | 'responsible') => ({
		id: `owner-${ordinal}`, countyId, findingId: 'f1', ordinal, name, wording: name, role,
		stated: true, group: false, expected: null
	});
	await db().write(countyId, 'ledger', async (tx) => {
		await tx.insert(tables.findingOwners).values(owner(1, '县农业农村局', 'lead'));
		await tx.insert(tables.findingOwners).values(owner(2, '各乡镇党委和政府', 'responsible'));
	});
}

async function submit(sheets: Sheet[]): Promise<void> {
	await db().write(countyId, 'ledger', async (tx) => {
		// prettier-ignore
		await tx.insert(tables.submissions).values({
			campaignId: campaign.id, unitId: liuhe.id, version: 1, countyId,
			at: '2022-07-04T01:00:00.000Z', personId: liWen.personId, filledBy: '李文', phone: '',
			cameBy: '', submittedOn: '2022-07-04', lateDays: 0, blockers: 0,
			body: JSON.stringify(sheets), sha256: '0123456789abcdef0123'
		});
	});
}
