import fc from 'fast-check';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import { addDays } from '#lib/ledger/day.ts';
import { lightOf } from '#lib/ledger/due/due.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { stages } from '#lib/ledger/stage.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { setClock, today } from '#lib/server/clock.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { lightKind } from '#lib/server/sight/light.ts';
import { countyId, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

/** The last minute of 6 July in Shanghai and the first of the 7th, as servers anywhere may meet them. */
const moments = [
	['2022-07-06T15:59:00.000Z', '2022-07-06'],
	['2022-07-06T16:00:00.000Z', '2022-07-07']
] as const;
/** The hour that clocks on the wall show at those moments. */
const zones = { 'Asia/Shanghai': [23, 0], UTC: [15, 16], 'America/Los_Angeles': [8, 9] };
const home = process.env.TZ;
const { ledgerRows } = tables;
let store: TestStore;

beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
});
afterAll(() => store.close());

const day = fc.integer({ min: -30, max: 30 }).map((n) => addDays('2022-07-06', n));
const maybe = fc.option(day, { nil: null });
const anyRow = fc.record({
	stage: fc.constantFrom(...stages),
	rectification: fc.constantFrom('immediate', 'byDeadline', 'longTerm', null),
	plannedOn: maybe,
	dueOn: maybe,
	reviewOn: maybe,
	replyBy: maybe,
	underReviewSince: maybe,
	reviewedDays: fc.integer({ min: 0, max: 12 })
});
let rows: LedgerRow[];

beforeAll(async () => {
	rows = fc.sample(anyRow, 2000).map((random, index): LedgerRow => ({
		id: `random-${index}`,
		...newRow({
			countyId,
			campaignId: 'random',
			findingId: `f${index}`,
			unitId: 'dongwan',
			townshipId: 'liuhe',
			leadUnitId: null,
			level: 'village',
			ordinal: 1,
			chain: defaultChains.village,
			replyBy: null
		}),
		...random
	}));
	await store.database.write(countyId, 'ledger', (tx) => insertMany(tx, ledgerRows, rows));
});
afterEach(() => {
	setClock(null);
	if (home === undefined) delete process.env.TZ;
	else process.env.TZ = home;
});

const cases = Object.entries(zones).flatMap(([zone, hours]) =>
	moments.map(([moment, day], at) => [zone, moment, day, hours[at]] as const)
);

describe.each(cases)('a server in %s at %s: it is %s', (zone, moment, day, hour) => {
	beforeEach(() => {
		process.env.TZ = zone;
		setClock(moment);
	});

	test('the light a list filters by is the light its rows show, on 2,000 random rows', async () => {
		expect(new Date(moment).getHours()).toBe(hour);
		expect(today()).toBe(day);
		const said = await store.database.read
			.select({ id: ledgerRows.id, kind: sql<string>`${lightKind(today(), people.chenJing)}` })
			.from(ledgerRows)
			.where(eq(ledgerRows.campaignId, 'random'));
		const kinds = new Map(said.map((row) => [row.id, row.kind]));
		for (const row of rows)
			expect([row.id, kinds.get(row.id)]).toEqual([row.id, lightOf(row, day).kind]);
	});
});
