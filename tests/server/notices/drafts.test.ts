import { afterEach, beforeEach, expect, it } from 'vitest';
import { db } from '#lib/server/db/database.ts';
import {
	discardDraft,
	editDraft,
	noticeDraft,
	noticeDrafts,
	startNoticeDraft,
	undoEdit
} from '#lib/server/notices/drafts.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { edit, liMin, notice, openQinghe, unwrap, wangQiang, zhouJie } from '../dispatch/cast.ts';

let store: TestStore;
beforeEach(async () => {
	store = await openStore();
	await openQinghe(store.database);
});
afterEach(() => store.close());

const started = async () =>
	unwrap(await startNoticeDraft(liMin, { name: '通知.txt', text: notice })).id;
const itemsOf = async (id: string) => unwrap(await noticeDraft(liMin, id)).draft.items;

it('keeps what was read; the list names it', async () => {
	const id = await started();
	const [summary] = unwrap(await noticeDrafts(liMin));
	expect(summary).toMatchObject({
		id,
		documentNumber: '清巩固组〔2023〕2号',
		items: 2,
		campaign: null
	});
	expect((await itemsOf(id)).map((item) => item.title)).toEqual([
		'饮水管护不到位',
		'工作专班不健全'
	]);
});

it('makes one draft of a form sent twice', async () => {
	const form = { name: '', text: notice };
	const first = await startNoticeDraft(liMin, form, 'k1');
	expect(await startNoticeDraft(liMin, form, 'k1')).toEqual(first);
	expect(unwrap(await noticeDrafts(liMin))).toHaveLength(1);
});

it('refuses in words what holds no findings, and keeps nothing', async () => {
	expect(await startNoticeDraft(liMin, { name: '', text: '今天下雨。' })).toMatchObject({
		kind: 'nothing',
		field: 'text'
	});
	expect(await startNoticeDraft(liMin, { name: '', text: ' \n' })).toMatchObject({ kind: 'empty' });
	expect(unwrap(await noticeDrafts(liMin))).toEqual([]);
});

it('tells 王强 what 李敏 changed meanwhile, and writes nothing of his', async () => {
	const id = await started();
	const [item] = await itemsOf(id);
	await edit(liMin, id, { type: 'markKey', itemId: item!.id, on: true });
	const late = await editDraft(wangQiang, id, 1, {
		type: 'retitle',
		itemId: item!.id,
		number: '1',
		section: '',
		title: '饮水'
	});
	expect(late).toMatchObject({ kind: 'stale' });
	expect((late as { message: string }).message).toContain('李敏：第1项：标为重点');
	expect((await itemsOf(id))[0]).toMatchObject({ title: '饮水管护不到位', key: true });
});

it('undoes the last act and remembers both in the events', async () => {
	const id = await started();
	const [item] = await itemsOf(id);
	const version = await edit(liMin, id, { type: 'joinItems', itemId: item!.id });
	expect(await itemsOf(id)).toHaveLength(1);
	unwrap(await undoEdit(wangQiang, id, version));
	expect(await itemsOf(id)).toHaveLength(2);
	expect(await db().revision('qinghe', 'draft')).toBe(3);
	expect(await db().revision('qinghe', 'ledger')).toBe(0);
});

it('is thrown away only at the version seen', async () => {
	const id = await started();
	expect(await discardDraft(liMin, id, 7)).toMatchObject({ kind: 'stale' });
	unwrap(await discardDraft(liMin, id, 1));
	expect(await noticeDraft(liMin, id)).toMatchObject({ kind: 'unseen' });
});

it('is the office’s alone', async () => {
	const id = await started();
	const itemId = (await itemsOf(id))[0]!.id;
	for (const answer of [
		await noticeDrafts(zhouJie),
		await noticeDraft(zhouJie, id),
		await startNoticeDraft(zhouJie, { name: '', text: notice }),
		await editDraft(zhouJie, id, 1, { type: 'removeItem', itemId }),
		await undoEdit(zhouJie, id, 1),
		await discardDraft(zhouJie, id, 1)
	])
		expect(answer).toMatchObject({ kind: 'forbidden' });
	const elsewhere = { ...liMin, countyId: 'other' };
	expect(await noticeDraft(elsewhere, id)).toMatchObject({ kind: 'unseen' });
});
