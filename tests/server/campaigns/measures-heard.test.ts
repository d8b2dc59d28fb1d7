import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { formHeard, type Adoption } from '#lib/ledger/campaigns/measure-heard.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { adoptMeasures } from '#lib/server/campaigns/measures-change.ts';
import { measuresView } from '#lib/server/campaigns/measures.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { campaign, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { chenJing, hanBing } = people;
let store: TestStore;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-10T02:00:00.000Z');
	await openAnhe(store.database);
	const says = {
		'm1-1': '加强走访。',
		'm1-2': '把每周四定为数据核对日，年底前准确率达到98%以上。',
		'm1-3': '每月通报一次。'
	};
	await store.database.write(chenJing.countyId, 'ledger', async (tx) => {
		for (const [id, text] of Object.entries(says))
			await tx.update(tables.measures).set({ text }).where(eq(tables.measures.id, id));
	});
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const adopt = (actor: Actor, all: Adoption[]) =>
	adoptMeasures(
		actor,
		campaign.id,
		all.map((one) => JSON.stringify(one))
	);
async function measures(actor: Actor = chenJing) {
	const found = await measuresView(actor, campaign.id);
	if (isRefusal(found)) throw new Error(found.message);
	return found.findings[0]?.measures ?? [];
}
async function proposed(): Promise<Adoption[]> {
	return (await measures()).flatMap(({ id, seen, heard }) => {
		const form = heard && formHeard(heard);
		return form ? { measure: id, seen, form } : [];
	});
}

test('what measures say is proposed, stored only when taken over, and proposed no more', async () => {
	const before = await measures();
	expect(before.map(({ heard, note }) => [heard?.rhythms.length, note])).toEqual([
		[0, ''],
		[1, ''],
		[1, '']
	]);
	const all = await proposed();
	expect(all.map(({ measure, form }) => [measure, form.every, form.day, form.by])).toEqual([
		['m1-2', 'week', '4', '2022-12-31'],
		['m1-3', 'month', '31', '']
	]);
	expect(await adopt(chenJing, all)).toEqual({ saved: 2, refusals: [] });
	expect((await measures()).map(({ heard, note }) => [heard === null, note])).toEqual([
		[false, ''],
		[true, '每周四，下次 6月16日；指标：准确率达到98%以上（12月31日前），现在还没有填报'],
		[true, '每月底，下次 6月30日']
	]);
	expect(await proposed()).toEqual([]);
});

test('a colleague who was first is not overwritten, the others are taken over; only the office may', async () => {
	const all = await proposed();
	expect(await adopt(hanBing, all)).toMatchObject({
		saved: 0,
		refusals: [{ kind: 'forbidden' }, { kind: 'forbidden' }]
	});
	expect(await adopt(chenJing, all.slice(0, 1))).toMatchObject({ saved: 1 });
	expect(await adopt(chenJing, all)).toMatchObject({
		saved: 1,
		refusals: [{ kind: 'stale' }]
	});
});

test('nothing ticked and broken fields are refused in words', async () => {
	for (const broken of [[], [''], ['null'], ['{"measure":"m1-2"}'], [`${'['.repeat(9999)}`]])
		expect(await adoptMeasures(chenJing, campaign.id, broken)).toMatchObject({ kind: 'invalid' });
});
