import { afterEach, beforeEach, expect, test } from 'vitest';
import { seenRow } from '#lib/server/ledger.ts';
import { askedOf, chainDots } from '#lib/server/rows/asked.ts';
import { seatsOf } from '#lib/server/rows/standings.ts';
import { countyId, findings, people, units, type CastUnit } from '../../cast.ts';
import { assign, openAnhe } from '../anhe.ts';
import { openStore, type TestStore } from '../store.ts';

let store: TestStore;
beforeEach(async () => {
	store = await openStore();
	await openAnhe(store.database);
});
afterEach(() => store.close());

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
