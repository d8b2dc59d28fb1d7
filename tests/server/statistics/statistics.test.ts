import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { countedLight } from '#lib/ledger/due/counted-light.ts';
import { sees, scopeOf } from '#lib/ledger/permissions.ts';
import { countStages, totalsOf } from '#lib/ledger/rates/rates.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { divisions } from '#lib/ledger/rates/statistics.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { readDivision, statistics } from '#lib/server/statistics/statistics.ts';
import { campaign, countyId, findings, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { behind, randomRows } from '../sight/random-rows.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const today = '2022-07-06';
const watchers = {
	'陈静 of the office': people.chenJing,
	'林涛 of a lead unit': people.linTao,
	'李文 of 柳河镇': people.liWen,
	'郑浩 of 东湾村': people.zhengHao,
	'吴刚, a leader': people.wuGang,
	'许诺, an administrator': people.xuNuo
};
let store: TestStore;
let rows: LedgerRow[];

beforeAll(async () => {
	setClock(`${today}T02:00:00.000Z`);
	store = await openStore();
	await openAnhe(store.database);
	await store.database.write(countyId, 'ledger', async (tx) => {
		const f = tables.findings;
		const set = (id: string, section: string, origins: string[]) =>
			tx.update(f).set({ section, origins }).where(eq(f.id, id));
		await set(findings.monitoring.id, '工作落实', ['国家后评估反馈', '省后评估反馈']);
		await set(findings.construction.id, '工作落实', ['国家暗访']);
	});
	rows = await randomRows(store.database, today);
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

/** Each figure and what a list calls its rows. */
const sets = [
	['problems', 'problems'],
	['closed', 'closed'],
	['rectifying', 'open'],
	['longTerm', 'longTerm']
] as const;
const seenBy = (actor: Actor) => rows.filter((row) => sees(scopeOf(actor), row));
const listOf = (actor: Actor) => (query: URLSearchParams) =>
	list(actor, campaign.id, readFilter(query), null);

describe.each(Object.entries(watchers))('%s', (_, actor) => {
	test('the total is what ledger/rates makes of the rows in sight, however it is divided', async () => {
		const seen = seenBy(actor);
		for (const by of divisions) {
			const { total, lines } = await statistics(actor, campaign.id, by);
			expect(total).toMatchObject(totalsOf(countStages(seen)));
			expect(total.rows).toBe(seen.length);
			const late = seen.filter((row) => /overdue/i.test(countedLight(row, today, actor)));
			const unclaimed = late.filter((row) => row.stage === 'assigned');
			expect(total.overdue).toBe(late.length - unclaimed.length);
			const sum = lines.reduce((all, line) => all + line.rows, 0);
			if (by === 'origin') expect(sum).toBeGreaterThanOrEqual(seen.length);
			else expect(sum).toBe(seen.length);
		}
	});

	test('every number opens as many rows', async () => {
		for (const by of divisions)
			for (const line of (await statistics(actor, campaign.id, by)).lines) {
				const at = (more: string) => behind(listOf(actor), `/rows?${line.query}&${more}`);
				expect([by, line.label, await at('')]).toEqual([by, line.label, line.rows]);
				expect(await at('light=overdue')).toBe(line.overdue);
				for (const [figure, set] of sets)
					expect([by, line.label, figure, await at(`stage=${set}`)]).toEqual([
						by,
						line.label,
						figure,
						line[figure]
					]);
			}
	});
});

test('sections stand in the order of the notice, townships by code with the city units behind them', async () => {
	const by = async (division: 'section' | 'township') =>
		(await statistics(people.chenJing, campaign.id, division)).lines.map(({ label }) => label);
	expect(await by('section')).toEqual(['工作落实', '没有类别']);
	expect(await by('township')).toEqual(['柳河镇', '石桥乡', '县直单位', '县级']);
	expect(readDivision('rank')).toBe('section');
});
