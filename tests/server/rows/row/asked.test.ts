import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/server/clock.ts';
import { seenRow } from '#lib/server/record/record.ts';
import { askedOf, chainDots } from '#lib/server/rows/row/asked.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { seatsOf } from '#lib/server/sight/seats.ts';
import { countyId, findings, people, units, type CastUnit } from '../../../cast.ts';
import { assign, openAnhe } from '../../cast/anhe.ts';
import { openStore, type TestStore } from '../../engines/store.ts';
import { act } from '../../submissions/cast.ts';
import { filled } from '../../../ledger/cast/acts.ts';

let store: TestStore;
beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

/** What a watcher of the county is told about a row that was just handed out. */
async function told(unit: CastUnit): Promise<[asked: string, applies: string | undefined]> {
	const id = await assign(store.database, findings.monitoring, unit);
	const row = await seenRow(store.database.read, people.hanBing, id);
	if (!row) throw new Error(`no row ${id}`);
	const seats = (await seatsOf(countyId, [row]))(row);
	const dots = await chainDots(row, [], seats);
	return [await askedOf(row, null, null, seats), dots[0]?.label];
}

test('the row of the county waits for its lead unit, every other for its own', async () => {
	const lead = Object.values(units).find(({ id }) => id === findings.monitoring.leadUnitId);
	expect(await told(units.county)).toEqual([
		`等待${lead?.shortName}办理：待认领`,
		`${lead?.shortName}申请`
	]);
	expect(await told(units.dongwan)).toEqual([
		`等待${units.dongwan.shortName}办理：待认领`,
		`${units.dongwan.shortName}申请`
	]);
});

test('a village that reported 未发现 has done its part: the dots stand with who looks, and with who looked', async () => {
	const { zhengHao, liWen } = people;
	const id = await assign(store.database, findings.monitoring, units.dongwan);
	const dots = async () => {
		const row = await seenRow(store.database.read, people.hanBing, id);
		if (!row) throw new Error(`no row ${id}`);
		const seats = (await seatsOf(countyId, [row]))(row);
		return (await chainDots(row, [], seats)).map(({ label, state }) => `${label} ${state}`);
	};
	await act(zhengHao, id, filled.reportNotFound);
	expect(await dots()).toEqual(['东湾村上报未发现 done', '柳河镇核实 now']);
	await act(liWen, id, filled.return);
	expect((await dots())[0]).toBe('东湾村申请 returned');
});

test('an act that was looked for beside the answer that is asked is no 待办', async () => {
	const { zhengHao, liWen } = people;
	const id = await assign(store.database, findings.monitoring, units.dongwan);
	await act(zhengHao, id, filled.plan);
	await act(zhengHao, id, filled.requestExtension);
	const said = async (verb: string | null) => (await rowView(liWen, id, verb))?.asked;
	expect(await said(null)).toBe('待办：同意延期');
	expect(await said('grantExtension')).toBe('待办：同意延期');
	for (const verb of ['reportProgress', 'requestClosure', 'amend'])
		expect([verb, await said(verb)]).toEqual([verb, '等待东湾村办理：正在整改']);
});
