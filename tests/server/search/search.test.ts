import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { sees, scopeOf } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { tables } from '#lib/server/db/tables.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { search } from '#lib/server/search/search.ts';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { behind, randomRows } from '../sight/random-rows.ts';
import { openStore, type TestStore } from '../engines/store.ts';

let store: TestStore;
let rows: LedgerRow[];

beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
	await store.database.write(countyId, 'roster', async (tx) => {
		const { units: u, unitAliases, people: p } = tables;
		const contact = { contactPerson: '鲁青', contactPhone: '0000-6200222' };
		await tx.update(u).set(contact).where(eq(u.id, 'farming'));
		const alias = { id: 'a1', countyId, unitId: 'shiqiao', name: '石桥人民公社' };
		await tx.insert(unitAliases).values(alias);
		await tx.update(p).set({ position: '综合股股长' }).where(eq(p.id, 'luJia'));
	});
	await store.database.write(countyId, 'ledger', async (tx) => {
		const { measures } = tables;
		const text = '逐户核对100%入户台账_新';
		await tx.update(measures).set({ text }).where(eq(measures.id, 'm2-1'));
	});
	rows = await randomRows(store.database, '2022-07-06');
});
afterAll(() => store.close());

const found = (actor: Actor, query: string) => search(actor, campaign.id, query);
async function group(actor: Actor, query: string, key: string) {
	return (await found(actor, query)).groups.find((one) => one.key === key);
}
const says = (row: LedgerRow, term: string) =>
	[row.problem, row.measure, row.responsiblePerson].some((text) => text.includes(term)) ||
	Object.values(units).some(
		(unit) =>
			unit.shortName.includes(term) &&
			(unit.id === row.unitId || (unit.level === 'township' && unit.id === row.townshipId))
	) ||
	Object.values(findings).some(({ id, title }) => id === row.findingId && title.includes(term));

test('everybody finds the rows they see that say the words, and no others', async () => {
	for (const actor of Object.values(people))
		for (const query of ['户厕', '东湾', '柳河镇', '郑浩', '户厕 饮水', '乡村建设 台账']) {
			const seen = rows.filter((row) => sees(scopeOf(actor), row));
			const wanted = seen.filter((row) => query.split(' ').every((term) => says(row, term)));
			const hits = await group(actor, query, 'rows');
			expect([actor.name, query, hits?.total ?? 0]).toEqual([actor.name, query, wanted.length]);
			const ids = wanted.map(({ id }) => id);
			for (const hit of hits?.hits ?? []) expect(ids).toContain(hit.id);
			if (hits && hits.total > 20) {
				const open = (params: URLSearchParams) =>
					list(actor, campaign.id, readFilter(params), null);
				expect([hits.hits.length, await behind(open, hits.more ?? '')]).toEqual([20, hits.total]);
			} else expect(hits?.more ?? null).toBeNull();
		}
});

test('6-2 finds the second rows of that finding in sight, also in full width', async () => {
	const second = rows.filter(
		(row) => row.findingId === findings.construction.id && row.ordinal === 2
	);
	const own = second.filter((row) => sees(scopeOf(people.liWen), row));
	expect((await group(people.chenJing, '2-2', 'rows'))?.total).toBe(second.length);
	expect((await group(people.liWen, '２－２', 'rows'))?.total).toBe(own.length);
	expect((await group(people.liWen, '2-99', 'rows'))?.total).toBeUndefined();
});

test('findings are found by their official words, by those who have a row of them', async () => {
	const hit = await group(people.zhengHao, '入户台账', 'findings');
	expect(hit?.hits).toMatchObject([{ id: findings.construction.id, href: '/rows?finding=f2' }]);
	expect(hit?.hits[0]?.text).toContainEqual({ text: '入户台账', hit: true });
	expect(await group(people.xuNuo, '入户台账', 'findings')).toBeUndefined();
});

test('units are found by name, alias and contact by everybody', async () => {
	for (const actor of [people.zhengHao, people.xuNuo, people.chenJing]) {
		expect((await group(actor, '东湾', 'units'))?.hits).toMatchObject([{ id: 'dongwan' }]);
		expect((await group(actor, '人民公社', 'units'))?.hits).toMatchObject([{ id: 'shiqiao' }]);
		expect((await group(actor, '6200222', 'units'))?.hits).toMatchObject([{ id: 'farming' }]);
		expect((await group(actor, '柳河镇 西岭', 'units'))?.hits).toMatchObject([{ id: 'xiling' }]);
	}
});

test('people are found by those who may see accounts and by nobody else', async () => {
	expect((await group(people.chenJing, '陆佳', 'people'))?.hits).toMatchObject([{ id: 'luJia' }]);
	expect((await group(people.xuNuo, '综合股', 'people'))?.hits).toMatchObject([{ id: 'luJia' }]);
	for (const actor of [people.liWen, people.zhengHao, people.linTao, people.hanBing, people.wuGang])
		expect(await group(actor, '陆佳', 'people')).toBeUndefined();
});

test('signs that mean something to a database are words like others', async () => {
	expect((await group(people.chenJing, '100%', 'findings'))?.total).toBe(1);
	for (const query of ['%%', '__', "'--", '\\\\', '100_']) {
		const { groups, hint } = await found(people.chenJing, query);
		expect([query, groups.length, hint.includes('没有找到')]).toEqual([query, 0, true]);
	}
});

test('nothing, one character and hopeless words are answered with a sentence', async () => {
	expect((await found(people.liWen, '')).hint).toContain('两个字以上');
	expect((await found(people.liWen, '厕')).hint).toContain('只有一个字');
	expect((await found(people.liWen, '无此一说')).hint).toContain('没有找到“无此一说”');
	expect((await search(people.liWen, null, '东湾')).groups.map(({ key }) => key)).toEqual([
		'units'
	]);
});
