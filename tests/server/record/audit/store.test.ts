import { hash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { insertAssigned } from '#lib/server/record/record.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';
import { people } from '../../../cast.ts';
import { addCounty, eventIn, openYunxi, yunxi } from '../../db/county.ts';
import { openStore, type TestStore } from '../../engines/store.ts';

const chen = { ...people.chenJing, countyId: yunxi };
let store: TestStore;
beforeAll(async () => {
	store = await openStore();
	await openYunxi();
	await db().openCounty('qingling', (tx) => addCounty(tx, 'qingling', '411098', '青岭县'));
	await db().write(yunxi, 'ledger', (tx) => append(tx, eventIn(yunxi, 'ledger')));
});
afterAll(() => store.close());

const { ledgerRows, rowVersions } = tables;

function rowOf(id: string, unitId: string): LedgerRow {
	const place = { countyId: yunxi, campaignId: 'c', findingId: 'f', unitId, townshipId: 'shiqiao' };
	const born = newRow({
		...place,
		leadUnitId: null,
		level: 'village',
		ordinal: 1,
		chain: defaultChains.village,
		replyBy: '2022-07-05'
	});
	return { ...born, id };
}

const addRow = (row: LedgerRow) =>
	db().write(yunxi, 'ledger', (tx) => insertAssigned(tx, chen, [row], now()));

/** A further version as the first release wrote it: its event says no seal. */
async function addVersion(row: LedgerRow, version: number): Promise<void> {
	await db().write(yunxi, 'ledger', async (tx) => {
		const body = JSON.stringify({ ...row, version });
		await tx
			.insert(rowVersions)
			.values({ rowId: row.id, version, countyId: yunxi, at: now(), body });
		const said = { version, changes: {}, onBehalfOf: null, applicantName: '' };
		await append(tx, { ...eventIn(yunxi, 'ledger', 'amend'), rowId: row.id, body: said });
	});
}

async function report(code?: string): Promise<string[]> {
	const lines = [];
	for await (const { text, sound } of verifyStore(db().read, code))
		lines.push(`${sound ? '好' : '坏'} ${text}`);
	return lines;
}

const bad = async () => (await report()).filter((line) => line.startsWith('坏'));

test('a sound store: a line for each stream, for the rows and for the submissions of each county', async () => {
	await addRow(rowOf('row1', '铁李村'));
	const lines = await report();
	expect(lines).toHaveLength(18);
	expect(lines.every((line) => line.startsWith('好'))).toBe(true);
	expect(lines).toContain('好 411098 青岭县 台账记录（ledger）：0 条，完好');
	expect(lines).toContain('好 411099 云溪县 台账条目：1 条与最后一版一致');
	expect((await report('411099')).every((line) => line.includes('云溪县'))).toBe(true);
	expect(await report('999999')).toEqual(['坏 没有代码为 999999 的县（市、区）']);
});

test('a row changed behind the program’s back is named with the field', async () => {
	await addRow(rowOf('row2', '彭庄'));
	await db().write(yunxi, 'ledger', async (tx) => {
		await tx.update(ledgerRows).set({ problem: '没有问题' }).where(eq(ledgerRows.id, 'row2'));
	});
	expect(await bad()).toEqual([
		'坏 411099 云溪县 台账条目：条目 row2 第 1 版的 problem 与办理时不一致'
	]);
	await db().write(yunxi, 'ledger', async (tx) => {
		await tx.update(ledgerRows).set({ problem: '' }).where(eq(ledgerRows.id, 'row2'));
	});
	expect(await bad()).toEqual([]);
});

test('a row ahead of its versions, behind them, and gone are each named', async () => {
	await addRow(rowOf('row3', '孔楼'));
	const setVersion = (version: number) =>
		db().write(yunxi, 'ledger', async (tx) => {
			await tx.update(ledgerRows).set({ version }).where(eq(ledgerRows.id, 'row3'));
		});
	await setVersion(2);
	expect((await bad())[0]).toContain('条目 row3 没有第 2 版的记录');
	await addVersion(rowOf('row3', '孔楼'), 2);
	expect(await bad()).toEqual([]);
	expect(await report()).toContain(
		'好 411099 云溪县 其中 1 条办理记录是旧版程序写下的，未附各版和签署的校验值：只核对有无，不核对内容'
	);
	await setVersion(1);
	expect((await bad())[0]).toContain('条目 row3 已有第 2 版，条目却是更早的一版');
	await db().write(yunxi, 'ledger', async (tx) => {
		await tx.delete(ledgerRows).where(eq(ledgerRows.id, 'row3'));
	});
	expect((await bad())[0]).toContain('条目 row3 条目被删除');
});

test('a frozen ledger that is not what its hash says is named', async () => {
	await db().write(yunxi, 'ledger', (tx) =>
		tx.insert(tables.submissions).values({
			campaignId: 'c',
			unitId: '铁李乡',
			version: 1,
			countyId: yunxi,
			at: now(),
			personId: 'p',
			filledBy: '李文',
			phone: '1',
			cameBy: '',
			submittedOn: '2022-07-05',
			lateDays: 0,
			blockers: 0,
			body: '[{}]',
			sha256: hash('sha256', '[]')
		})
	);
	expect(await bad()).toContain(
		'坏 411099 云溪县 报送台账：单位 铁李乡 第1版 与办理时不一致：被改过'
	);
});
