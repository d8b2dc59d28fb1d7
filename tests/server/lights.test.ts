import fc from 'fast-check';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultChains } from '#lib/ledger/chain.ts';
import { addDays } from '#lib/ledger/day.ts';
import { lightOf } from '#lib/ledger/due.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { stages } from '#lib/ledger/stage.ts';
import { newRow } from '#lib/ledger/workflow/birth.ts';
import { insertMany } from '#lib/server/db/insertMany.ts';
import { tables } from '#lib/server/db/tables.ts';
import { lightKind } from '#lib/server/rows/where-light.ts';
import { countyId } from '../cast.ts';
import { openAnhe } from './anhe.ts';
import { openStore, type TestStore } from './store.ts';

const today = '2022-07-06';
const { ledgerRows } = tables;
let store: TestStore;

beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
});
afterAll(() => store.close());

const day = fc.integer({ min: -30, max: 30 }).map((n) => addDays(today, n));
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

test('the light a list filters by is the light its rows show, on 2,000 random rows', async () => {
	const rows = fc.sample(anyRow, 2000).map((random, index): LedgerRow => ({
		id: `random-${index}`,
		...newRow({
			...{ countyId, campaignId: 'random', findingId: `f${index}`, unitId: 'dongwan' },
			...{ townshipId: 'liuhe', leadUnitId: null, level: 'village', ordinal: 1 },
			...{ chain: defaultChains.village, replyBy: null }
		}),
		...random
	}));
	await store.database.write(countyId, 'ledger', (tx) => insertMany(tx, ledgerRows, rows));
	const said = await store.database.read
		.select({ id: ledgerRows.id, kind: sql<string>`${lightKind(today)}` })
		.from(ledgerRows)
		.where(eq(ledgerRows.campaignId, 'random'));
	const kinds = new Map(said.map((row) => [row.id, row.kind]));
	for (const row of rows)
		expect([row.id, kinds.get(row.id)]).toEqual([row.id, lightOf(row, today).kind]);
});
