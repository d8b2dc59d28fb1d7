import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { copyRows } from '#lib/server/rows/list/copy.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { campaign, findings, people, units } from '../../../cast.ts';
import { assign, openAnhe } from '../../cast/anhe.ts';
import { openStore, type TestStore } from '../../engines/store.ts';

const { chenJing, liWen, zhengHao } = people;
let store: TestStore;

beforeEach(async () => {
	store = await openStore();
	await openAnhe(store.database);
	for (const unit of [units.liuhe, units.dongwan, units.xiling, units.shangzhuang])
		for (const finding of [findings.monitoring, findings.publicity])
			await assign(store.database, finding, unit);
});
afterEach(() => store.close());

const copied = (actor: Actor, query = '', shape: 'text' | 'table' = 'text') =>
	copyRows(actor, campaign.id, readFilter(new URLSearchParams(query)), shape);

test.each([
	['the office', chenJing, 8],
	['柳河镇', liWen, 6],
	['东湾村', zhengHao, 2]
])('%s copies the rows it sees, as many as its list', async (_who, actor, rows) => {
	const { total } = await list(actor, campaign.id, readFilter(new URLSearchParams()), null);
	const text = await copied(actor);
	expect([text.rows, text.more, text.text.split('\n').length]).toEqual([rows, false, total]);
});

test('what the filter narrows to, in the list’s order', async () => {
	const query = `finding=${findings.publicity.id}&sort=unit`;
	const { text } = await copied(liWen, query);
	expect(text.split('\n').map((line) => line.replace(/ 逾期.*/, ''))).toEqual([
		'柳河镇 3-1 政策宣传不深入',
		'柳河镇 东湾村 3-1 政策宣传不深入',
		'柳河镇 西岭村 3-1 政策宣传不深入'
	]);
	const table = await copied(liWen, query, 'table');
	expect(table.text.split('\n')).toHaveLength(4);
	expect(table.rows).toBe(3);
});

test('nothing to copy is an empty text', async () => {
	expect(await copied(liWen, 'text=没有这样的词')).toEqual({ text: '', rows: 0, more: false });
});
