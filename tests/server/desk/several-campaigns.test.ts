import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { countedLight } from '#lib/ledger/due/counted-light.ts';
import type { DeskView } from '#lib/server/desk/view.ts';
import { scopeOf, sees } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { setClock } from '#lib/server/clock.ts';
import { campaignsOf, type Campaigns } from '#lib/server/campaigns/current.ts';
import { desk } from '#lib/server/desk/desk.ts';
import { bell, inbox } from '#lib/server/inbox/inbox.ts';
import { board } from '#lib/server/rows/board/board.ts';
import { copyRows } from '#lib/server/rows/list/copy.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { waitingCount } from '#lib/server/rows/waiting.ts';
import { search } from '#lib/server/search/search.ts';
import { campaign, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { randomRows } from '../sight/random-rows.ts';
import { before, copyRowsTo, later, openCampaign } from '../cast/several-campaigns.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const today = '2022-07-06';
const asked = { by: '', sort: '', show: '' };
let store: TestStore;
let rows: LedgerRow[];

/** 安和县 with two campaigns that run and one that ended, random rows in each, not the same in any two. */
beforeAll(async () => {
	setClock(`${today}T01:00:00.000Z`);
	store = await openStore();
	await openAnhe(store.database);
	const first = await randomRows(store.database, today, 9);
	await openCampaign(store.database, later, 'dispatched');
	await openCampaign(store.database, before, 'ended');
	const every = (nth: number) => first.filter((_, index) => index % nth === 0);
	rows = [
		...first,
		...(await copyRowsTo(store.database, later.id, every(2))),
		...(await copyRowsTo(store.database, before.id, every(3)))
	];
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

const cast: [string, Actor][] = [
	['the office', people.chenJing],
	['supervision', people.hanBing],
	['a leader', people.wuGang],
	['a clerk of a township', people.liWen],
	['the head of a township', people.wangFang],
	['a department', people.linTao],
	['the head of a department', people.guoHai],
	['a village', people.zhengHao]
];
const choices: [string, string | undefined, string, string[]][] = [
	['nobody chose', undefined, later.id, [later.id, campaign.id]],
	['the older was chosen', campaign.id, campaign.id, [later.id, campaign.id]],
	['the ended one was chosen', before.id, before.id, [later.id, campaign.id, before.id]],
	['one was chosen that does not exist', 'gone', later.id, [later.id, campaign.id]]
];

test.each(choices)('%s: what is shown and what is covered', async (_, cookie, shown, covered) => {
	const found = await campaignsOf(people.chenJing, cookie);
	expect(found.chosen?.id).toBe(shown);
	expect(found.covered.map(({ id }) => id)).toEqual(covered);
	expect(found.all.map(({ id, running }) => [id, running])).toEqual([
		[later.id, true],
		[campaign.id, true],
		[before.id, false]
	]);
});

describe.each(cast)('%s', (_who, actor) => {
	describe.each(choices)('%s', (_how, cookie, _shown, covered) => {
		test('nothing overdue in a campaign that runs is missing on the home, and each number opens its rows', async () => {
			const mine = await campaignsOf(actor, cookie);
			const shown = await deskOf(actor, mine);
			const late = lateRows(actor, covered);
			for (const said of overdueOn(shown)) expect(said).toBe(late.length);
			const doors = doorsOf(shown);
			expect(doors.length).toBeGreaterThan(3);
			for (const [href, count] of doors)
				expect([href, (await behind(actor, href, mine)).total]).toEqual([href, count]);
		});

		test('the bell counts what its page lists, and each heap there is the list behind its door', async () => {
			const mine = await campaignsOf(actor, cookie);
			const { groups, ledgers, news } = await inbox(actor, covered);
			for (const { href, total } of groups)
				expect([href, (await behind(actor, href, mine)).total]).toEqual([href, total]);
			const sum = [...groups.map(({ total }) => total), ...ledgers.map(({ count }) => count)];
			expect((await bell(actor, covered)).count).toBe(
				sum.reduce((all, one) => all + one, news.length)
			);
			const each = await Promise.all(covered.map((id) => waitingCount(actor, id)));
			expect(groups.find(({ key }) => key === 'waiting')?.total).toBe(
				each.reduce((all, one) => all + one, 0)
			);
		});
	});

	test('each row names its campaign, on home, bell, list, board and in what is found', async () => {
		const mine = await campaignsOf(actor, undefined);
		const within = mine.covered.map(({ id }) => id);
		const nameOf = new Map(rows.map(({ id, campaignId }) => [id, namesOf(mine).get(campaignId)]));
		const shown = await deskOf(actor, mine);
		const { cards } = await list(actor, within, readFilter(new URLSearchParams()), null);
		const { columns } = await board(actor, within, readFilter(new URLSearchParams()));
		const named = [
			...shown.groups.flatMap(({ items }) => items),
			...(shown.overdue?.items ?? []),
			...(await inbox(actor, within)).groups.flatMap(({ items }) => items),
			...cards,
			...columns.flatMap((column) => column.cards)
		];
		for (const { head, campaign: name } of named) expect(name).toBe(nameOf.get(head.id));
		expect(new Set(cards.map((card) => card.campaign)).size).toBe(2);
		const { groups } = await search(actor, within, '户厕');
		for (const group of groups.filter(({ key }) => key === 'rows' || key === 'findings')) {
			if (group.key === 'rows')
				for (const hit of group.hits) expect(hit.campaign).toBe(nameOf.get(hit.id));
			if (group.more) expect((await behind(actor, group.more, mine)).total).toBe(group.total);
		}
	});

	test('where one campaign is looked at, none is named and no door asks for more', async () => {
		const view = namesOf(await campaignsOf(actor, undefined));
		expect(view.size).toBe(3);
		const only = (await campaignsOf(actor, undefined)).all.filter(({ id }) => id === campaign.id);
		const shown = await desk(actor, only[0]!, asked, only);
		expect(shown.others).toEqual([]);
		for (const [href] of doorsOf(shown)) expect(href).not.toContain('campaign=');
		const { cards } = await list(actor, campaign.id, readFilter(new URLSearchParams()), null);
		expect(cards.map((card) => card.campaign).filter(Boolean)).toEqual([]);
	});
});

test('the other campaign stands on the desk with what must not be missed in it', async () => {
	const mine = await campaignsOf(people.chenJing, undefined);
	const { others } = await deskOf(people.chenJing, mine);
	expect(others.map(({ name }) => name)).toEqual([campaign.name]);
	const said = others[0]?.parts.map(({ text }) => text).join() ?? '';
	expect(said).toContain(`${lateRows(people.chenJing, [campaign.id]).length} 条逾期`);
	expect(said).toMatch(/\d+ 个单位未报台账/);
	const { others: own } = await deskOf(people.liWen, mine);
	expect(own[0]?.parts[0]).toEqual({
		text: '本单位台账应于 7月5日报送，还没有报',
		href: `/submissions/liuhe?campaign=${campaign.id}`,
		tone: 'red'
	});
});

test('what is copied from several campaigns names the campaign of each row, and is logged in each', async () => {
	const values = readFilter(new URLSearchParams('light=overdue'));
	const within = [later.id, campaign.id];
	const table = await copyRows(people.chenJing, within, values, 'table');
	const [head, ...lines] = table.text.split('\n').map((line) => line.split('\t'));
	expect(head?.[0]).toBe('整改批次');
	expect(new Set(lines.map(([name]) => name))).toEqual(new Set([later.name, campaign.name]));
	const one = await copyRows(people.chenJing, campaign.id, values, 'table');
	expect(one.text.startsWith('乡镇\t')).toBe(true);
	expect((await copyRows(people.chenJing, within, values, 'text')).text).toContain('〔2022年暗访');
});

function namesOf({ all }: Campaigns): Map<string, string> {
	return new Map(all.map(({ id, name }) => [id, name]));
}

async function deskOf(actor: Actor, { chosen, covered }: Campaigns): Promise<DeskView> {
	if (!chosen) throw new Error('no campaign');
	return desk(actor, chosen, asked, covered);
}

function lateRows(actor: Actor, covered: string[]): LedgerRow[] {
	return rows.filter(
		(row) =>
			covered.includes(row.campaignId) &&
			sees(scopeOf(actor), row) &&
			['overdue', 'longOverdue'].includes(countedLight(row, today, actor))
	);
}

/** Every number of overdue rows that a home says. */
function overdueOn({ kind, totals, line, overdue }: DeskView): number[] {
	const said = line.find(({ text }) => / [条项]逾期$/.test(text));
	const inLine =
		kind === 'county' || kind === 'leader' ? [] : [Number(/\d+/.exec(said?.text ?? '0'))];
	return [
		...totals.filter(({ key }) => key === 'overdue').map(({ value }) => value),
		...(overdue ? [overdue.total] : []),
		...inLine
	];
}

function doorsOf({ totals, line, groups, overdue, others }: DeskView): [string, number][] {
	const parts = [...line, ...others.flatMap((other) => other.parts)];
	return [
		...totals.slice(1).map(({ href, value }): [string, number] => [href, value]),
		...parts
			.filter(({ href }) => href?.startsWith('/rows'))
			.map(({ href, text }): [string, number] => [href ?? '', Number(/\d+/.exec(text)?.[0])]),
		...groups.map(({ href, total }): [string, number] => [href, total]),
		...(overdue ? [[overdue.href, overdue.total] as [string, number]] : [])
	];
}

/** The list as its address opens it for somebody who chose as they did. */
async function behind(actor: Actor, href: string, { chosen, covered }: Campaigns) {
	const values = readFilter(new URL(href, 'http://x').searchParams);
	const all = covered.map(({ id }) => id);
	const within = values.campaign === 'running' ? all : values.campaign || (chosen?.id ?? '');
	return list(actor, within, values, null);
}
