import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { owns, sees, scopeOf } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { calendar } from '#lib/server/calendar/calendar.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { campaign, countyId, findings, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { behind, randomRows } from '../sight/random-rows.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const today = '2022-07-06';
const shown = { ...campaign, documentNumber: '', running: true };
let store: TestStore;
let rows: LedgerRow[];

beforeAll(async () => {
	setClock(`${today}T02:00:00.000Z`);
	store = await openStore();
	await openAnhe(store.database);
	await store.database.write(countyId, 'ledger', async (tx) => {
		const { measures } = tables;
		const text = '把每周四定为数据检查日。';
		await tx.update(measures).set({ text }).where(eq(measures.id, 'm1-2'));
		const once = { text: '每周一次通报。', rhythm: { every: 'week', day: 5 } } as const;
		await tx.update(measures).set(once).where(eq(measures.id, 'm2-1'));
	});
	rows = await randomRows(store.database, today);
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

const daysOf = async (actor: Actor, whose: string | null = null) =>
	(await calendar(actor, shown, '2022-07', whose)).weeks.flat();

test.each([
	['陈静 of the office', people.chenJing, ''],
	['韩冰 of supervision', people.hanBing, ''],
	['林涛 of a lead unit', people.linTao, 'mine=1&'],
	['李文 of 柳河镇', people.liWen, 'mine=1&'],
	['郑浩 of 东湾村', people.zhengHao, 'mine=1&'],
	['吴刚, a leader', people.wuGang, '']
])('%s: every number of a day opens as many rows', async (_, actor, own) => {
	const total = { due: 0, review: 0, amend: 0 };
	for (const { day, counts } of await daysOf(actor))
		for (const kind of ['due', 'review', 'amend'] as const) {
			const rows = await behind(
				(query) => list(actor, campaign.id, readFilter(query), null),
				`/rows?${own}${kind}=${day}`
			);
			expect([day, kind, counts[kind]]).toEqual([day, kind, rows]);
			total[kind] += rows;
		}
	expect(total.due + total.review + total.amend).toBeGreaterThan(0);
	if (own === '') expect(Math.min(total.due, total.review, total.amend)).toBeGreaterThan(0);
});

test('a township counts its own rows first and its villages when it asks for all', async () => {
	const isDue = (row: LedgerRow) =>
		row.dueOn === '2022-07-08' &&
		row.rectification !== 'longTerm' &&
		!['closed', 'notFound', 'longTerm', 'void', 'transferred'].includes(row.stage);
	const seen = rows.filter((row) => sees(scopeOf(people.liWen), row) && isDue(row));
	const own = seen.filter((row) => owns(people.liWen, row));
	const due = async (whose: string | null) =>
		(await daysOf(people.liWen, whose)).find(({ day }) => day === '2022-07-08')?.counts.due;
	expect([await due(null), await due('all')]).toEqual([own.length, seen.length]);
	expect(seen.length).toBeGreaterThan(own.length);
});

test('the campaign has its dates, and every Thursday of it is a check day because a measure says so', async () => {
	const marks = (await daysOf(people.zhengHao)).flatMap(({ day, marks }) =>
		marks.map(({ text }) => `${day} ${text}`)
	);
	expect(marks).toContain('2022-07-05 台账报送');
	expect(marks).toContain('2022-07-31 集中整改结束');
	const weekly = `问题${findings.monitoring.number} 每周检查日`;
	expect(marks.filter((mark) => mark.endsWith(weekly))).toEqual(
		['06-30', '07-07', '07-14', '07-21', '07-28'].map((day) => `2022-${day} ${weekly}`)
	);
	// 每周一次 is no Monday; the office set Friday for it.
	const set = `问题${findings.construction.number} 每周检查日`;
	expect(marks.filter((mark) => mark.endsWith(set))).toEqual(
		['07-01', '07-08', '07-15', '07-22', '07-29'].map((day) => `2022-${day} ${set}`)
	);
});

test('a month nobody can show is the month of today', async () => {
	expect((await calendar(people.zhengHao, shown, '2022-77', null)).month).toBe('2022-07');
});
