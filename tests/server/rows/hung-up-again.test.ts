import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import type { CommandInput } from '#lib/ledger/command/command.ts';
import { tables } from '#lib/server/db/tables.ts';
import { desk } from '#lib/server/desk/desk.ts';
import { bell, inbox } from '#lib/server/inbox/inbox.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { filled } from '../../ledger/cast/acts.ts';
import { assign } from '../cast/anhe.ts';
import { freshAnhe } from '../cast/fresh-anhe.ts';
import { act } from '../submissions/cast.ts';

const { zhengHao, fengChun, liWen, wangFang, jiangBo, chenJing, linTao, hanBing, sunQiang } =
	people;
const told = [zhengHao, fengChun, liWen, wangFang];
const { ledgerRows } = tables;
const store = freshAnhe('2022-06-20T02:00:00.000Z');

/** 东湾村's row, struck off, and found wanting by 纪委监委. */
async function reopened(more: Partial<CommandInput> = {}): Promise<string> {
	const row = await assign(store().database, findings.monitoring, units.dongwan);
	await act(zhengHao, row, filled.plan);
	await act(zhengHao, row, filled.requestClosure);
	await act(liWen, row, filled.verify);
	await act(wangFang, row, filled.approve);
	for (const actor of told) expect(await rung(actor)).toEqual([]);
	await act(hanBing, row, { ...filled.reopen, ...more } as CommandInput);
	return row;
}

/** What rings for somebody: the heap and the row's own line in it. */
async function rung(actor: Actor): Promise<string[]> {
	const { groups } = await inbox(actor, campaign.id);
	return groups.flatMap(({ key, items }) => items.map(({ note }) => `${key} ${note}`));
}
const rings = async (actor: Actor) => (await bell(actor, campaign.id)).count;
const line = '重新挂账，请重定时限：纪委监委韩冰，纪委监委暗访发现反弹，3 户又不知晓';
const below = line.replace('请重定', '待重定');

test('a row that is hung up again rings once for its unit and township, with who did it and why', async () => {
	const row = await reopened();
	for (const actor of told) {
		expect([actor.name, await rung(actor)]).toEqual([
			...[actor.name, [`cameBack ${actor.unitId === 'dongwan' ? line : below}`]]
		]);
		expect(await rings(actor)).toBe(1);
		const heap = (await inbox(actor, campaign.id)).groups.find(({ total }) => total === 1);
		const values = readFilter(new URL(heap?.href ?? '', 'http://x').searchParams);
		const { cards, filter } = await list(actor, campaign.id, values, null);
		expect(cards.map(({ head }) => head.id)).toEqual([row]);
		expect(filter.further.map(({ label }) => label)).toEqual(['重新挂账未重定的']);
	}
	for (const actor of [jiangBo, sunQiang, linTao, chenJing, hanBing])
		expect([actor.name, await rings(actor)]).toEqual([actor.name, 0]);
	const view = { ...campaign, documentNumber: '', running: true };
	const { groups } = await desk(zhengHao, view, { by: '', sort: '', show: '' });
	expect(groups.flatMap(({ items }) => items.map(({ note }) => note))).toEqual([line]);
});

test('it is gone once the unit has set a new deadline, and a row of the township itself rings there', async () => {
	const row = await reopened();
	await act(zhengHao, row, {
		verb: 'amend',
		dueOn: '2022-07-08',
		reason: '反弹后重定时限'
	} as CommandInput);
	for (const actor of told) expect(await rings(actor)).toBe(0);
	const own = await assign(store().database, findings.publicity, units.liuhe);
	await act(liWen, own, { ...filled.plan, facetIds: [], measureIds: ['m3-1'] });
	await act(liWen, own, filled.requestLongTerm);
	await act(chenJing, own, filled.grantLongTerm);
	await act(chenJing, own, { ...filled.reopen, cause: 'false', finder: '办公室电话抽查' });
	expect((await rung(liWen)).map((said) => said.split('，')[1])).toEqual([
		'请重定时限：领导小组办公室陈静'
	]);
	expect(await rung(zhengHao)).toEqual([]);
});

/** 东湾村's 未发现, confirmed, and hung up again by its township. */
async function missed(): Promise<string> {
	const row = await assign(store().database, findings.monitoring, units.dongwan);
	await act(zhengHao, row, filled.reportNotFound);
	await store().database.write('anhe', 'ledger', (tx) =>
		tx.update(ledgerRows).set({ stage: 'notFound' }).where(eq(ledgerRows.id, row))
	);
	await act(liWen, row, filled.reopen);
	return row;
}

test('one that was sent back since rings as 退回 alone, and not for who sent it back', async () => {
	const row = await missed();
	await act(zhengHao, row, filled.reportNotFound);
	await act(liWen, row, filled.return);
	expect(await rung(fengChun)).toEqual([expect.stringMatching(/^returned 退回补正至/)]);
	expect(await rung(liWen)).toEqual([]);
});

test('a 漏报 that was hung up again says so, and is gone with the measures', async () => {
	const row = await missed();
	expect(await rung(fengChun)).toEqual([
		'cameBack 重新挂账：柳河镇李文，纪委监委暗访发现反弹，3 户又不知晓（漏报）'
	]);
	await act(zhengHao, row, filled.plan);
	expect(await rings(fengChun)).toBe(0);
});
