import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { dropTriggers } from '#lib/server/db/migrations/triggers.ts';
import { insertAssigned } from '#lib/server/record/record.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';
import { people } from '../../../cast.ts';
import { openYunxi, yunxi } from '../../db/county.ts';
import { openStore, type TestStore } from '../../engines/store.ts';

const { rowVersions: v } = tables;
const many = 2100;

let store: TestStore;
beforeAll(async () => {
	store = await openStore();
	await openYunxi();
	const rows = Array.from({ length: many }, (_, n) => rowOf(`row${String(n).padStart(4, '0')}`));
	const actor = { ...people.chenJing, countyId: yunxi };
	await db().write(yunxi, 'ledger', (tx) => insertAssigned(tx, actor, rows, now()));
	await store.engine.script((script) => dropTriggers(script, store.engine.name));
});
afterAll(() => store.close());

function rowOf(id: string) {
	const born = newRow({
		countyId: yunxi,
		campaignId: 'c',
		findingId: 'f',
		unitId: id,
		townshipId: 'shiqiao',
		leadUnitId: null,
		level: 'village',
		ordinal: 1,
		replyBy: '2022-07-05',
		chain: defaultChains.village
	});
	return { ...born, id };
}

const undone = new Error('undone');

/** What the report finds wrong once `tamper` was done; it is undone afterwards. */
async function foundAfter(tamper: (tx: Tx) => Promise<unknown>): Promise<string[]> {
	const found: string[] = [];
	const work = store.engine.transaction(async (tx) => {
		await tamper(tx);
		for await (const { text, sound } of verifyStore(tx)) if (!sound) found.push(text);
		throw undone;
	});
	await expect(work).rejects.toBe(undone);
	return found;
}

const last = and(eq(v.rowId, 'row2099'), eq(v.version, 1));
const place = '411099 云溪县 条目各版：';

test('a record of several pages, all of one moment, is sound and wholly counted', async () => {
	expect(await foundAfter(async () => {})).toEqual([]);
	const texts = [];
	for await (const { text } of verifyStore(db().read)) texts.push(text);
	expect(texts).toContain(`${place}2100 版与办理记录一致`);
	expect(texts).toContain('411099 云溪县 台账条目：2100 条与最后一版一致');
});

test('on the last page an edit, a removal and a version too many are each named', async () => {
	expect(await foundAfter((tx) => tx.update(v).set({ at: '2029' }).where(last))).toEqual([
		`${place}条目 row2099 第 1 版 与办理时不一致：被改过`
	]);
	expect(await foundAfter((tx) => tx.delete(v).where(last))).toEqual([
		'411099 云溪县 台账条目：条目 row2099 没有第 1 版的记录',
		`${place}row2099 1 不见了：被删除或移走`
	]);
	const kept = { rowId: 'row2099', version: 2, countyId: yunxi, at: now(), body: '{}' };
	expect(await foundAfter((tx) => tx.insert(v).values(kept))).toContain(
		`${place}条目 row2099 第 2 版 没有办理记录：是另外写进去的`
	);
});

test('a version whose place and time are empty is not stepped over', async () => {
	const forged = { rowId: '', version: -1, countyId: yunxi, at: '', body: '{}' };
	expect(await foundAfter((tx) => tx.insert(v).values(forged))).toContain(
		`${place}条目  第 -1 版 没有办理记录：是另外写进去的`
	);
});

test('a version moved to another county is missed where it was', async () => {
	expect(await foundAfter((tx) => tx.update(v).set({ countyId: 'x' }).where(last))).toContain(
		`${place}row2099 1 不见了：被删除或移走`
	);
});
