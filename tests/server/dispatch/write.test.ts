import { afterEach, beforeEach, expect, it } from 'vitest';
import { draftEdit } from '#lib/ledger/notices/edit.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { prepareDispatch } from '#lib/server/dispatch/prepare.ts';
import { previewDispatch } from '#lib/server/notices/preview.ts';
import { progressOfDispatch, runOnce } from '#lib/server/dispatch/progress.ts';
import { writeDispatch } from '#lib/server/dispatch/write.ts';
import { confirmGroup } from '#lib/server/roster/groups.ts';
import { noticeDraft } from '#lib/server/notices/drafts.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { edit, liMin, openQinghe, readyDraft, unwrap, wangQiang } from './cast.ts';

let store: TestStore;
beforeEach(async () => {
	store = await openStore();
	await openQinghe(store.database);
});
afterEach(() => store.close());

/** 李敏 at one server has her rows ready; what she gets back is the press of the button. */
async function ready(id: string, key: string) {
	const kept = unwrap(await noticeDraft(liMin, id));
	const { plan, rosterRevision } = await previewDispatch(liMin, kept.draft);
	const progress = { done: 0, total: 0, writing: false };
	const prepared = await prepareDispatch(liMin, kept, plan, progress, now());
	expect(progress).toMatchObject({ done: 10, total: 10 });
	const terms = { key, rosterRevision, counts: plan.counts, at: now() };
	return () =>
		db().write('qinghe', 'ledger', (tx) => writeDispatch(tx, liMin, kept, prepared, terms));
}
const rows = async () => (await db().read.select().from(tables.ledgerRows)).length;

it('two servers that both prepared the same draft make one campaign', async () => {
	const { id } = await readyDraft();
	const [first, second] = [await ready(id, 'one'), await ready(id, 'two')];
	expect(await second()).toEqual(await first());
	expect(await rows()).toBe(10);
});

it('writes nothing when the roster moved while rows were prepared', async () => {
	const { id } = await readyDraft();
	const press = await ready(id, 'k');
	await confirmGroup(wangQiang, 'g', 1);
	expect(await press()).toMatchObject({ kind: 'stale' });
	expect(await rows()).toBe(0);
	expect(unwrap(await noticeDraft(liMin, id)).campaignId).toBeNull();
});

it('writes nothing when the draft moved while rows were prepared', async () => {
	const { id } = await readyDraft();
	const press = await ready(id, 'k');
	await edit(wangQiang, id, { type: 'leaveOutUnits', unitIds: ['v11'], on: true });
	expect(await press()).toMatchObject({ kind: 'stale' });
	expect(await rows()).toBe(0);
});

it('a run under way is joined, not begun again, and is over when it failed', async () => {
	let runs = 0;
	const work = async () => {
		runs++;
		await Promise.resolve();
		throw new Error('failed');
	};
	const both = [runOnce('d', work), runOnce('d', work)];
	expect(progressOfDispatch('d')).toEqual({ done: 0, total: 0, writing: false });
	for (const run of both) await expect(run).rejects.toThrow('failed');
	expect([runs, progressOfDispatch('d')]).toEqual([1, null]);
});

it('keeps how much of the 未发现 rows is drawn, as the office set it before the dispatch', async () => {
	const { id } = await readyDraft();
	const { draft } = unwrap(await noticeDraft(liMin, id));
	expect(draft.campaign.drawPercent).toBe(10);
	const { name, ledgerTitle, startOn, ledgersDueOn, endOn } = draft.campaign;
	const set = {
		type: 'setCampaign',
		name,
		ledgerTitle,
		startOn,
		ledgersDueOn,
		endOn,
		expectedTownships: 2,
		expectedVillages: 3
	};
	for (const wrong of ['0', '101', '', '12.5', '一成'])
		expect(draftEdit.safeParse({ ...set, drawPercent: wrong }).success).toBe(false);
	await edit(liMin, id, draftEdit.parse({ ...set, drawPercent: '25' }));
	await (
		await ready(id, 'k')
	)();
	const [campaign] = await db().read.select().from(tables.campaigns);
	expect(campaign?.drawPercent).toBe(25);
});
