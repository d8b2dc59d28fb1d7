import fc from 'fast-check';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultChains } from '#lib/ledger/chain/chain.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { stages } from '#lib/ledger/stage.ts';
import { lackOf } from '#lib/ledger/submissions/submission.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { whereLacking } from '#lib/server/sight/lacking.ts';
import { campaign, countyId, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { ledgerRows } = tables;
let store: TestStore;

const anyRow = fc.record({
	stage: fc.constantFrom(...stages),
	rectification: fc.constantFrom('immediate', 'byDeadline', 'longTerm', null),
	dueOn: fc.constantFrom(null, '2022-07-10'),
	responsiblePerson: fc.constantFrom('', '冯春')
});
const rows = fc.sample(anyRow, 1500).map((random, index): LedgerRow => ({
	id: `random-${index}`,
	...newRow({
		countyId,
		campaignId: campaign.id,
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
const wanting = rows.filter((row) => lackOf(row) !== null).map(({ id }) => id);

beforeAll(async () => {
	store = await openStore();
	await openAnhe(store.database);
	await store.database.write(countyId, 'ledger', (tx) => insertMany(tx, ledgerRows, rows));
});
afterAll(() => store.close());

test('the rows that block a submission are the same for the rule and the database, on 1,500 random rows', async () => {
	const said = await store.database.read
		.select({ id: ledgerRows.id })
		.from(ledgerRows)
		.where(and(eq(ledgerRows.campaignId, campaign.id), whereLacking()));
	expect(wanting.length).toBeGreaterThan(100);
	expect(said.map(({ id }) => id).sort()).toEqual([...wanting].sort());
});

test('the list that the door opens shows exactly these', async () => {
	const values = readFilter(new URLSearchParams({ scope: 'liuhe', stage: 'lacking' }));
	expect((await list(people.liWen, campaign.id, values, null)).total).toBe(wanting.length);
});
