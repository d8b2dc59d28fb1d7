import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { reportView, saveReport } from '#lib/server/campaigns/report.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { newsInForce, postNews } from '#lib/server/inbox/news.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act } from '../submissions/cast.ts';

const { chenJing, zhengHao } = people;
const told = '东湾村卢守田家旱厕已改，电话13812345678；郑浩书记包户。';
const masked = '东湾村卢某某家旱厕已改，电话138****5678；郑浩书记包户。';
let store: TestStore;
let row: string;

beforeEach(async () => {
	setClock('2022-06-20T02:00:00.000Z');
	store = await openStore();
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const mark = () =>
	act(zhengHao, row, {
		verb: 'plan',
		problem: '卢守田家旱厕未改',
		measure: '改厕',
		responsiblePerson: '郑浩',
		rectification: 'byDeadline',
		dueOn: '2022-07-10',
		markNames: ['卢守田', '郑浩']
	});
const report = async () => {
	const found = await reportView(chenJing, campaign.id, false);
	if (isRefusal(found)) throw new Error(found.message);
	return found.text;
};

test('a villager marked in the campaign leaves in no report, and the office is told how much was masked', async () => {
	await mark();
	expect(await saveReport(chenJing, campaign.id, 1, told)).toEqual({ names: 1, numbers: 1 });
	expect(await report()).toBe(masked);
	const kept = JSON.stringify([
		await store.database.read.select({ report: tables.campaigns.report }).from(tables.campaigns),
		await store.database.read.select().from(tables.events)
	]);
	expect(kept).not.toContain('13812345678');
	expect(kept).not.toContain('东湾村卢守田家旱厕已改');
});

test('who is marked after the report was saved is masked from then on', async () => {
	expect(await saveReport(chenJing, campaign.id, 1, told)).toEqual({ names: 0, numbers: 1 });
	expect(await report()).toContain('卢守田');
	await mark();
	expect(await report()).toBe(masked);
});

test('news to the whole county names no marked villager', async () => {
	await mark();
	const done = await postNews(chenJing, campaign.id, { text: told, until: '' });
	expect(done).toMatchObject({ hidden: { names: 1, numbers: 1 } });
	expect((await newsInForce(zhengHao, campaign.id)).map(({ text }) => text)).toEqual([masked]);
});
