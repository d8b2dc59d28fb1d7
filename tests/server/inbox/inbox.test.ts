import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isSoon } from '#lib/ledger/due/due.ts';
import { owns, sees, scopeOf } from '#lib/ledger/permissions.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { bell, inbox } from '#lib/server/inbox/inbox.ts';
import { postedNews, newsInForce, postNews, withdrawNews } from '#lib/server/inbox/news.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { campaign, countyId, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { behind, randomRows } from '../sight/random-rows.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { chenJing, liWen, zhengHao, wuGang, hanBing } = people;
const today = '2022-07-06';
let store: TestStore;

beforeEach(async () => {
	setClock(`${today}T02:00:00.000Z`);
	store = await openStore();
	await openAnhe(store.database);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const news = (actor: Actor) => newsInForce(actor, campaign.id);
const post = (text: string, until = '', actor = chenJing, key?: string) =>
	postNews(actor, campaign.id, { text, until }, key);
async function posted(text: string, until = ''): Promise<string> {
	const done = await post(text, until);
	if (isRefusal(done)) throw new Error(done.message);
	return done.id;
}

test('the bell counts what the inbox lists, and each heap is the list behind its door', async () => {
	const rows = await randomRows(store.database, today, 20);
	const ended = rows.map((row) => ({ ...row, id: `ended-${row.id}`, campaignId: 'ended' }));
	await store.database.write(countyId, 'ledger', (tx) => insertMany(tx, tables.ledgerRows, ended));
	await posted('周五下午开推进会。');
	let waiting = 0;
	for (const actor of Object.values(people)) {
		const { groups, news: shown } = await inbox(actor, campaign.id);
		let sum = shown.length;
		for (const { href, total, items } of groups) {
			const query = (params: URLSearchParams) => list(actor, campaign.id, readFilter(params), null);
			expect([actor.name, href, await behind(query, href)]).toEqual([actor.name, href, total]);
			expect(items.length).toBe(Math.min(total, 20));
			sum += total;
		}
		expect((await bell(actor, campaign.id)).count).toBe(sum);
		const soon = rows.filter(
			(row) => sees(scopeOf(actor), row) && owns(actor, row) && isSoon(row, today)
		);
		expect([actor.name, groups.find(({ key }) => key === 'soon')?.total]).toEqual([
			actor.name,
			soon.length
		]);
		waiting += soon.length;
	}
	expect(waiting).toBeGreaterThan(10);
});

test('news of the office is read by everybody of the county until its last day', async () => {
	await posted('7月8日前核对附件2。', '2022-07-08');
	for (const actor of [chenJing, liWen, zhengHao, wuGang, hanBing])
		expect((await news(actor)).map(({ text, person }) => [text, person])).toEqual([
			['7月8日前核对附件2。', '陈静']
		]);
	expect((await bell(zhengHao, campaign.id)).count).toBe(1);
	setClock('2022-07-08T15:59:00.000Z');
	expect(await news(liWen)).toHaveLength(1);
	setClock('2022-07-08T16:00:00.000Z');
	expect(await news(liWen)).toHaveLength(0);
	expect((await bell(zhengHao, campaign.id)).count).toBe(0);
	expect((await postedNews(chenJing, campaign.id))?.[0]?.state).toBe('over');
});

test('without a day it is shown for a week; what the office takes back is gone, and in the record', async () => {
	const id = await posted('明天停电。');
	expect((await news(liWen))[0]?.until).toBe('2022-07-13');
	expect(await withdrawNews(chenJing, id)).toBeNull();
	expect(await news(liWen)).toEqual([]);
	expect((await postedNews(chenJing, campaign.id))?.[0]?.state).toBe('withdrawn');
	expect(await withdrawNews(chenJing, id)).toMatchObject({ kind: 'unseen' });
	const events = await store.database.read.select().from(tables.events);
	expect(events.filter(({ kind }) => kind === 'ledger').map(({ type }) => type)).toEqual([
		'newsPosted',
		'newsWithdrawn'
	]);
});

test('only the office tells the county, and says what it means', async () => {
	expect(await post('大家好', '', liWen)).toMatchObject({ kind: 'forbidden' });
	expect(await withdrawNews(liWen, await posted('在'))).toMatchObject({ kind: 'forbidden' });
	expect(await postedNews(liWen, campaign.id)).toBeNull();
	expect(await post('  ')).toMatchObject({ fields: { text: expect.stringContaining('内容') } });
	expect(await post('字'.repeat(501))).toMatchObject({
		fields: { text: expect.stringContaining('501') }
	});
	expect(await post('好', '2022-07-05')).toMatchObject({
		fields: { until: expect.stringContaining('过去') }
	});
	expect(await post('好', '2022-02-30')).toMatchObject({
		fields: { until: expect.stringContaining('日期') }
	});
	expect(await news(liWen)).toHaveLength(1);
});

test('a form sent twice tells it once', async () => {
	const first = await post('一次', '', chenJing, 'page-1');
	expect(await post('一次', '', chenJing, 'page-1')).toEqual(first);
	expect(await news(liWen)).toHaveLength(1);
});
