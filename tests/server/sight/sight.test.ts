import { and } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { owns, scopeOf, sees } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { whereMine, whereVisible } from '#lib/server/sight/where.ts';
import { campaign, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { randomRows } from './random-rows.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const today = '2022-07-06';
const everybody: Record<string, Actor> = {
	...people,
	'a head 分管 and 分包 beside the own': {
		...people.guoHai,
		oversees: ['farming'],
		liaises: ['liuhe']
	},
	'a township head 分包 elsewhere': { ...people.qianLi, liaises: ['liuhe'], oversees: ['water'] },
	'a village head 分包 the own township': { ...people.fengChun, liaises: ['liuhe'] },
	'a leader with no charge': { ...people.wuGang, oversees: [], liaises: [] },
	'a leader in the office': { ...people.zhouMing, role: 'leader' },
	'a leader in a bureau': { ...people.tangYun, role: 'leader', oversees: ['water'] }
};

let store: TestStore;
let rows: LedgerRow[];

beforeAll(async () => {
	store = await openStore();
	setClock(`${today}T02:00:00.000Z`);
	await openAnhe(store.database);
	rows = await randomRows(store.database, today, 61);
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

describe.each(Object.entries(everybody))('2,000 random rows, seen by %s', (_who, actor) => {
	test('the list holds exactly the rows that the check of one row lets through', async () => {
		expect(rows.length).toBeGreaterThan(2000);
		const scope = scopeOf(actor);
		expect(await listed(actor)).toEqual(idsOf(rows.filter((row) => sees(scope, row))));
	});

	test('what the unit answers for is the same said to the database and asked of one row', async () => {
		const r = tables.ledgerRows;
		const found = await store.database.read
			.select({ id: r.id })
			.from(r)
			.where(and(whereVisible(actor, campaign.id), whereMine(actor)));
		const scope = scopeOf(actor);
		expect(idsOf(found)).toEqual(idsOf(rows.filter((row) => sees(scope, row) && owns(actor, row))));
	});

	test('one row at a time, the same', async () => {
		const scope = scopeOf(actor);
		for (const row of rows.filter((_row, index) => index % 53 === 0)) {
			const found = await seenRow(store.database.read, actor, row.id);
			expect([row.id, found?.id]).toEqual([row.id, sees(scope, row) ? row.id : undefined]);
		}
	});
});

/** Every page of the list, one after another. */
async function listed(actor: Actor): Promise<string[]> {
	const ids: { id: string }[] = [];
	let after: string | null = null;
	do {
		const page = await list(actor, campaign.id, readFilter(new URLSearchParams()), after);
		ids.push(...page.cards.map(({ head }) => head));
		after = page.next;
	} while (after);
	return idsOf(ids);
}

function idsOf(many: { id: string }[]): string[] {
	return many.map(({ id }) => id).sort();
}
