import { count, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { dispatch, dispatchProgress } from '#lib/server/dispatch/dispatch.ts';
import { previewDispatch } from '#lib/server/notices/preview.ts';
import { campaignInFull } from '#lib/server/campaigns/campaigns.ts';
import { confirmGroup } from '#lib/server/roster/groups.ts';
import { editDraft, noticeDraft, startNoticeDraft } from '#lib/server/notices/drafts.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { edit, liMin, notice, openQinghe, readyDraft, unwrap, wangQiang, zhouJie } from './cast.ts';

let store: TestStore;
beforeEach(async () => {
	store = await openStore();
	await openQinghe(store.database);
});
afterEach(() => store.close());

const rowsNow = async () => (await db().read.select().from(tables.ledgerRows)).length;
const preview = async (id: string) =>
	previewDispatch(liMin, unwrap(await noticeDraft(liMin, id)).draft);

describe('before anything is written', () => {
	it('李敏 sees how many rows at each level, the unconfirmed group beside them', async () => {
		const { id } = await readyDraft();
		const { plan } = await preview(id);
		expect(plan.counts).toEqual({
			total: 10,
			city: 2,
			department: 3,
			named: 3,
			byGroup: 0,
			pending: 3,
			township: 2,
			village: 3
		});
		expect(plan.villages).toEqual({ expected: 3, found: 3, leftOut: 0 });
		expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(await rowsNow()).toBe(0);
	});

	it('leaves out what she leaves out: a township goes with its villages', async () => {
		const { id } = await readyDraft();
		await edit(liMin, id, { type: 'leaveOutUnits', unitIds: ['t1'], on: true });
		expect((await preview(id)).plan.counts).toMatchObject({ township: 1, village: 1 });
		const [water] = unwrap(await noticeDraft(liMin, id)).draft.items;
		await edit(liMin, id, { type: 'sendToVillages', itemId: water!.id, on: false });
		expect((await preview(id)).plan.counts).toMatchObject({ township: 1, village: 0 });
		await edit(liMin, id, { type: 'leaveOutItem', itemId: water!.id, on: true });
		expect((await preview(id)).plan.counts).toMatchObject({ city: 1, township: 0, named: 1 });
	});

	it('names the expression that stands for no unit, until units are chosen', async () => {
		const { id } = await readyDraft();
		const [water] = unwrap(await noticeDraft(liMin, id)).draft.items;
		await edit(liMin, id, { type: 'addOwner', itemId: water!.id, name: '县河长办' });
		const { plan } = await preview(id);
		const version = unwrap(await noticeDraft(liMin, id)).version;
		expect(plan.problems.map(({ message }) => message).join()).toContain('县河长办');
		expect(await dispatch(liMin, id, version, 'k')).toMatchObject({ kind: 'blocked' });
		const owner = unwrap(await noticeDraft(liMin, id)).draft.items[0]!.owners.at(-1)!;
		await edit(liMin, id, {
			type: 'chooseUnits',
			itemId: water!.id,
			ownerId: owner.id,
			unitIds: ['d3'],
			everywhere: false
		});
		expect((await preview(id)).plan.counts.named).toBe(4);
	});

	it('does not begin before name and days were confirmed', async () => {
		const { id } = unwrap(await startNoticeDraft(liMin, { name: '', text: notice }));
		expect(await dispatch(liMin, id, 1, 'k')).toMatchObject({ kind: 'blocked' });
		expect(await rowsNow()).toBe(0);
	});
});

describe('one act', () => {
	it('makes campaign, findings and rows, each with version and event', async () => {
		const { id, version } = await readyDraft();
		const { campaignId } = unwrap(await dispatch(liMin, id, version, 'k'));
		const rows = await db().read.select().from(tables.ledgerRows);
		expect(rows).toHaveLength(10);
		expect(rows.every((row) => row.stage === 'assigned' && row.replyBy === '2023-07-05')).toBe(
			true
		);
		const village = rows.find((row) => row.unitId === 'v21');
		expect(village).toMatchObject({
			level: 'village',
			townshipId: 't2',
			leadUnitId: 'd1',
			ordinal: 1
		});
		expect(await db().read.select().from(tables.rowVersions)).toHaveLength(10);
		const events = await db()
			.read.select()
			.from(tables.events)
			.where(eq(tables.events.kind, 'ledger'));
		expect(events.filter((event) => event.rowId !== null)).toHaveLength(10);
		const sheet = unwrap(await campaignInFull(liMin, campaignId));
		expect(sheet.findings.map((finding) => [finding.number, finding.kind])).toEqual([
			['1', 'feedback'],
			['2', 'feedback'],
			['自', 'selfFound']
		]);
		expect(sheet.counts).toEqual({ city: 2, department: 3, township: 2, village: 3 });
		expect(await dispatchProgress(liMin, id)).toEqual({ campaignId });
	});

	it('is done once however often and by whomever the button is pressed', async () => {
		const { id, version } = await readyDraft();
		const answers = await Promise.all([
			dispatch(liMin, id, version, 'k'),
			dispatch(liMin, id, version, 'k'),
			dispatch(wangQiang, id, version, 'other')
		]);
		answers.push(await dispatch(liMin, id, version, 'k'), await dispatch(wangQiang, id, 99, 'new'));
		expect(new Set(answers.map((answer) => unwrap(answer).campaignId)).size).toBe(1);
		const [made] = await db().read.select({ campaigns: count() }).from(tables.campaigns);
		expect(made).toEqual({ campaigns: 1 });
		expect(await rowsNow()).toBe(10);
	});

	it('leaves nothing when it fails at its last step, and can be pressed again', async () => {
		const { id, version } = await readyDraft();
		const { write } = db();
		vi.spyOn(db(), 'write').mockImplementationOnce((countyId, kind, work) =>
			write(countyId, kind, async (tx) => {
				await work(tx);
				throw new Error('the power failed');
			})
		);
		await expect(dispatch(liMin, id, version, 'k')).rejects.toThrow('the power failed');
		for (const table of [
			tables.campaigns,
			tables.findings,
			tables.notices,
			tables.rowVersions,
			tables.ledgerRows
		])
			expect(await db().read.select().from(table)).toEqual([]);
		expect(unwrap(await noticeDraft(liMin, id))).toMatchObject({ campaignId: null, version });
		expect(await dispatchProgress(liMin, id)).toBeNull();
		unwrap(await dispatch(liMin, id, version, 'k'));
		expect(await rowsNow()).toBe(10);
	});

	it('refuses when draft or roster are no longer those that were seen', async () => {
		const { id, version } = await readyDraft();
		const { rosterRevision } = await preview(id);
		expect(await dispatch(liMin, id, version - 1, 'k')).toMatchObject({ kind: 'stale' });
		unwrap((await confirmGroup(wangQiang, 'g', 1)) ?? { confirmed: true });
		expect(await dispatch(liMin, id, version, 'k', rosterRevision)).toMatchObject({
			kind: 'stale'
		});
		expect(await rowsNow()).toBe(0);
		unwrap(await dispatch(liMin, id, version, 'k', rosterRevision + 1));
		expect(await rowsNow()).toBe(13);
	});

	it('keeps the members as they were: a group changed later rewrites nothing', async () => {
		const { id, version } = await readyDraft();
		unwrap((await confirmGroup(wangQiang, 'g', 1)) ?? { confirmed: true });
		const { campaignId } = unwrap(await dispatch(liMin, id, version, 'k'));
		await db().write('qinghe', 'roster', async (tx) => {
			await tx.delete(tables.unitGroupMembers).where(eq(tables.unitGroupMembers.unitId, 'd2'));
		});
		const sheet = unwrap(await campaignInFull(liMin, campaignId));
		const group = sheet.findings[1]!.owners.find((owner) => owner.group);
		expect(group?.unitIds.toSorted()).toEqual(['d1', 'd2', 'd3', 'd4']);
		expect(sheet.counts.department).toBe(6);
	});

	it('is the office’s alone, and after it the draft stands still', async () => {
		const { id, version } = await readyDraft();
		expect(await dispatch(zhouJie, id, version, 'k')).toMatchObject({ kind: 'forbidden' });
		expect(await dispatchProgress(zhouJie, id)).toMatchObject({ kind: 'forbidden' });
		unwrap(await dispatch(liMin, id, version, 'k'));
		const late = await editDraft(liMin, id, version + 1, { type: 'addItem', afterId: '' });
		expect(late).toMatchObject({ kind: 'dispatched' });
	});
});
