import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCommand } from '#lib/ledger/command/command.ts';
import { defaultChains, type Chains } from '#lib/ledger/chain/chain.ts';
import { campaignInFull } from '#lib/server/campaigns/campaigns.ts';
import { addAssignment } from '#lib/server/campaigns/assign.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { dispatch } from '#lib/server/dispatch/dispatch.ts';
import { record } from '#lib/server/record/record.ts';
import { editDraft } from '#lib/server/notices/drafts.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { edit, liMin, openQinghe, readyDraft, sunLei, unwrap } from '../dispatch/cast.ts';

const r = tables.ledgerRows;
let store: TestStore;
beforeEach(async () => {
	setClock('2023-06-02T02:00:00.000Z');
	store = await openStore();
	await openQinghe(store.database);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const rowOf = async (unitId: string) => {
	const [row] = await db()
		.read.select()
		.from(r)
		.where(and(eq(r.unitId, unitId), eq(r.ordinal, 1)));
	if (!row) throw new Error(`${unitId} has no row`);
	return row;
};
const act = async (unitId: string, input: Parameters<typeof readCommand>[0]) => {
	const row = await rowOf(unitId);
	return unwrap(await record(sunLei, row.id, unwrap(readCommand(input)), { version: row.version }));
};

it('the chain set before the dispatch is each row’s own, and nothing changes it under way', async () => {
	const { id } = await readyDraft();
	const steps = ['sector.clerk.policy', 'office.head'];
	const version = await edit(liMin, id, { type: 'setChain', level: 'village', steps });
	const { campaignId } = unwrap(await dispatch(liMin, id, version, 'k'));
	const chain = [
		{ unit: 'sector', role: 'clerk', only: 'policy' },
		{ unit: 'office', role: 'head' }
	];
	expect(unwrap(await campaignInFull(liMin, campaignId)).chains.village).toEqual(chain);
	expect((await rowOf('v11')).chain).toEqual(chain);
	expect((await rowOf('t1')).chain).toEqual(defaultChains.township);

	const late = await editDraft(liMin, id, version + 1, { type: 'setChain', level: 'city', steps });
	expect(late).toMatchObject({ kind: 'dispatched' });
	expect((late as { message: string }).message).toContain('审核流程都不能再改');

	const chains: Chains = { ...defaultChains, village: defaultChains.village };
	await db().write('qinghe', 'ledger', (tx) => tx.update(tables.campaigns).set({ chains }));
	await act('v11', {
		verb: 'plan',
		problem: '3 户水龙头冬天不出水',
		measure: '包裹水管',
		rectification: 'immediate',
		responsiblePerson: '王福'
	});
	await act('v11', {
		verb: 'requestClosure',
		completedOn: '2023-06-02',
		outcome: '3 户已通水',
		extendedCheck: '全村同查',
		evidence: '村档案盒1号'
	});
	expect(await rowOf('v11')).toMatchObject({ chain, stage: 'approving' });

	const [second] = await db()
		.read.select({ id: tables.findings.id })
		.from(tables.findings)
		.where(and(eq(tables.findings.campaignId, campaignId), eq(tables.findings.number, '2')));
	unwrap(await addAssignment(liMin, campaignId, second!.id, ['v12'], '2023-06-20', 'later'));
	const [added] = await db()
		.read.select({ chain: r.chain })
		.from(r)
		.where(and(eq(r.unitId, 'v12'), eq(r.findingId, second!.id)));
	expect(added?.chain).toEqual(defaultChains.village);
});
