import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandInput } from '#lib/ledger/command/command.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { waitingCount } from '#lib/server/rows/waiting.ts';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { filled } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act } from '../submissions/cast.ts';

const { sunQiang, luJia, chenJing, liWen } = people;
const r = tables.ledgerRows;
let store: TestStore;
let row: string;

/** 上庄村 has no account: 石桥乡 fills in for it, and sends its problem to 水利局. */
beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.shangzhuang);
	await byTown({ ...filled.plan, responsiblePerson: '上庄支书' });
	await byTown(filled.transfer);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const byTown = (input: CommandInput) =>
	act(sunQiang, row, { ...input, applicantName: '上庄支书' } as CommandInput);
const waiting = (actor: Actor) => waitingCount(actor, campaign.id);
const askedOf = async (actor: Actor) => (await rowView(actor, row, null))?.asked;

test('确认办结 is asked of the township of a village without an account, however the receiver settled it', async () => {
	await act(luJia, row, filled.acceptTransfer);
	const child = (patch: Partial<LedgerRow>) =>
		store.database.write(countyId, 'ledger', (tx) =>
			tx.update(r).set(patch).where(eq(r.parentRowId, row))
		);
	expect(await waiting(sunQiang)).toBe(0);
	const sentOn = { stage: 'transferred', outcomeConfirmedOn: null } as const;
	for (const [patch, asked] of [
		[{ stage: 'closed' }, 1],
		[sentOn, 0],
		[{ ...sentOn, outcomeConfirmedOn: '2022-06-20' }, 1],
		[{ stage: 'notFound' }, 1]
	] as [Partial<LedgerRow>, number][]) {
		await child(patch);
		expect([patch, await waiting(sunQiang)]).toEqual([patch, asked]);
		expect([patch, await waiting(liWen)]).toEqual([patch, 0]);
	}
	await byTown(filled.confirmOutcome);
	expect(await waiting(sunQiang)).toBe(0);
});

test('the office is asked to rule once the receiver refused or its three working days are over', async () => {
	expect(await waiting(luJia)).toBe(1);
	for (const day of ['2022-06-20', '2022-06-23']) {
		setClock(`${day}T02:00:00.000Z`);
		expect([day, await waiting(chenJing)]).toEqual([day, 0]);
		expect(await askedOf(chenJing)).not.toContain('待办');
	}
	setClock('2022-06-24T02:00:00.000Z');
	expect(await waiting(chenJing)).toBe(1);
	expect(await askedOf(chenJing)).toContain('待办');
	setClock('2022-06-20T02:00:00.000Z');
	await act(luJia, row, filled.refuseTransfer);
	expect(await waiting(chenJing)).toBe(1);
	expect(await askedOf(chenJing)).toContain('待办');
});
