import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countedLight } from '#lib/ledger/due/counted-light.ts';
import { can, scopeOf, sees } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import { cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { lightKind } from '#lib/server/sight/light.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { campaign, people } from '../../cast.ts';
import { openAnhe } from '../cast/anhe.ts';
import { randomRows } from './random-rows.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const today = '2022-07-06';
let store: TestStore;
let rows: LedgerRow[];
beforeAll(async () => {
	setClock(`${today}T02:00:00.000Z`);
	store = await openStore();
	await openAnhe(store.database);
	rows = await randomRows(store.database, today, 20);
});
afterAll(async () => {
	setClock(null);
	await store.close();
});

test.each(Object.values(people))(
	'$name filters and counts by the light that the rule says, and reads it unless asked to answer',
	async (actor) => {
		const seen = rows.filter((row) => sees(scopeOf(actor), row));
		const { ledgerRows: r } = tables;
		const visible = whereVisible(actor, campaign.id);
		const said = await store.database.read
			.select({ id: r.id, kind: sql<string>`${lightKind(today, actor)}` })
			.from(r)
			.where(visible);
		const ruled = seen.map((row): [string, string] => [row.id, countedLight(row, today, actor)]);
		expect(new Map(said.map(({ id, kind }) => [id, kind]))).toEqual(new Map(ruled));
		const names = await cardNames(actor, campaign.id);
		const cards = await cardsOf(actor, await selectCards(visible, 5000), names);
		const shown = new Map(cards.map(({ head, light }) => [head.id, light.kind]));
		const answers = (row: LedgerRow) =>
			row.stage === 'transferPending' && can(actor, 'acceptTransfer', row);
		for (const row of seen)
			expect([row.id, shown.get(row.id)]).toEqual([
				row.id,
				answers(row) ? 'transfer' : countedLight(row, today, actor)
			]);
	}
);
