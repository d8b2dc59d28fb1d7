import { expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import type { CommandInput } from '#lib/ledger/command/command.ts';
import { setClock } from '#lib/server/clock.ts';
import { desk } from '#lib/server/desk/desk.ts';
import { inbox } from '#lib/server/inbox/inbox.ts';
import { board } from '#lib/server/rows/board/board.ts';
import { copyRows } from '#lib/server/rows/list/copy.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { waitingCount } from '#lib/server/rows/waiting.ts';
import { campaign, findings, people, units, type CastUnit } from '../../cast.ts';
import { filled } from '../../ledger/cast/acts.ts';
import { assign } from '../cast/anhe.ts';
import { freshAnhe } from '../cast/fresh-anhe.ts';
import { act } from '../submissions/cast.ts';

const { zhengHao, liWen, luJia, chenJing, sunQiang, linTao, guoHai } = people;
const view = { ...campaign, documentNumber: '', running: true };
const store = freshAnhe('2022-06-20T02:00:00.000Z');

/** Due on 10 July, sent on Friday the 8th; on the 12th it is late for its sender, and the receiver has until the 13th. */
async function sent(unit: CastUnit, by: Actor, toUnitId: string, problemKind: 'policy' | 'local') {
	const row = await assign(store().database, findings.construction, unit);
	await act(by, row, { ...filled.plan, facetIds: ['f2-1'], measureIds: ['m2-1'] } as CommandInput);
	setClock('2022-07-08T02:00:00.000Z');
	await act(by, row, { ...filled.transfer, toUnitId, problemKind } as CommandInput);
	setClock('2022-07-12T02:00:00.000Z');
	return row;
}

const filter = (query: string) => readFilter(new URLSearchParams(query));
const listed = async (actor: Actor, query: string) =>
	(await list(actor, campaign.id, filter(query), null)).cards.map(({ head }) => head.id);
const deskOf = (actor: Actor) => desk(actor, view, { by: '', sort: '', show: '' });

/** The light of a row on every surface; the surfaces that do not show the row are left out. */
async function lights(actor: Actor, row: string): Promise<string[]> {
	const { groups } = await deskOf(actor);
	const { columns } = await board(actor, campaign.id, filter(''));
	const { cards } = await list(actor, campaign.id, filter(''), null);
	const rung = (await inbox(actor, campaign.id)).groups;
	const shown = [...groups.flatMap(({ items }) => items), ...rung.flatMap(({ items }) => items)];
	const all = [...shown, ...columns.flatMap((column) => column.cards), ...cards];
	const light = (await rowView(actor, row, null))?.light;
	return [light, ...all.filter(({ head }) => head.id === row).map((card) => card.light)].map(
		(one) => `${one?.kind} ${one?.words}`
	);
}
const heapsWith = async (actor: Actor, row: string) =>
	(await deskOf(actor)).groups
		.filter(({ items }) => items.some(({ head }) => head.id === row))
		.map(({ key }) => key);

test('who only has to answer reads its own limit everywhere, and counts no 逾期 of another', async () => {
	const row = await sent(units.dongwan, zhengHao, 'water', 'policy');
	const own = new Set(await lights(luJia, row));
	expect([...own]).toEqual(['transfer 7月13日前答复']);
	expect(await heapsWith(luJia, row)).toEqual(['waiting']);
	expect((await deskOf(luJia)).totals.find(({ key }) => key === 'overdue')?.value).toBe(0);
	expect(await listed(luJia, 'light=overdue')).toEqual([]);
	expect(await listed(luJia, 'light=transfer')).toEqual([row]);
	for (const actor of [zhengHao, liWen, chenJing]) {
		expect([...new Set(await lights(actor, row))]).toEqual(['overdue 逾期 2 天']);
		expect(await listed(actor, 'light=overdue')).toEqual([row]);
		expect(await listed(actor, 'light=transfer')).toEqual([]);
	}
	setClock('2022-07-15T02:00:00.000Z');
	expect([...new Set(await lights(guoHai, row))]).toEqual(['transfer 答复逾期 2 天']);
});

test.each([
	['its village', units.dongwan, zhengHao, 'liuhe', 'local', liWen],
	['a township whose rows it checks', units.liuhe, liWen, 'water', 'policy', luJia]
] as const)(
	'who also watches over the sender, %s, reads its own limit and counts the row as everybody does',
	async (_who, unit, by, to, kind, receiver) => {
		const row = await sent(unit, by, to, kind);
		expect([...new Set(await lights(receiver, row))]).toEqual(['transfer 7月13日前答复']);
		expect(await heapsWith(receiver, row)).toEqual(['waiting']);
		const { totals, groups } = await deskOf(receiver);
		expect(totals.find(({ key }) => key === 'overdue')?.value).toBe(1);
		const { cards } = await list(receiver, campaign.id, filter('light=overdue'), null);
		expect(cards.map(({ head }) => head.id)).toEqual([row]);
		expect(cards[0]?.tags).toContainEqual({ text: '移交单位逾期 2 天', tone: 'red' });
		for (const { href, total } of groups)
			expect([href, (await listed(receiver, href.split('?')[1] ?? '')).length]).toEqual([
				...[href, total]
			]);
	}
);

test('a village that is to answer finds the row once; what it refused waits for the office, not for it', async () => {
	const row = await sent(units.farming, linTao, 'dongwan', 'local');
	expect([...new Set(await lights(zhengHao, row))]).toEqual(['transfer 7月13日前答复']);
	expect(await heapsWith(zhengHao, row)).toEqual(['waiting']);
	expect((await rowView(zhengHao, row, null))?.asked).toBe('待办：接收移交');
	const line = async () => (await deskOf(zhengHao)).line.map(({ text, href }) => [text, href]);
	expect(await line()).toEqual([
		['共 1 项', '/rows'],
		['1 项待我答复', '/rows?stage=waiting']
	]);
	await act(zhengHao, row, filled.refuseTransfer);
	expect((await line()).slice(1)).toEqual([['1 项已办', '/rows?stage=done']]);
	expect(await waitingCount(zhengHao, campaign.id)).toBe(0);
	expect(await heapsWith(zhengHao, row)).toEqual(['done']);
	expect(await listed(zhengHao, 'stage=done')).toEqual([row]);
	expect([...new Set(await lights(zhengHao, row))]).toEqual(['transfer 等待办公室裁定']);
	expect((await rowView(zhengHao, row, null))?.asked).not.toContain('待办');
	expect(await waitingCount(chenJing, campaign.id)).toBe(1);
	expect(await listed(sunQiang, '')).toEqual([]);
});

test('its sender and who stands above read whom it was sent to, and when it is refused who rules', async () => {
	const row = await sent(units.dongwan, zhengHao, 'water', 'policy');
	const note = async (actor: Actor) =>
		(await deskOf(actor)).groups.flatMap(({ items }) => items).find(({ head }) => head.id === row)
			?.note;
	expect(await note(liWen)).toBe('已移交水利局，等待答复');
	expect(await note(luJia)).not.toContain('已移交');
	await act(luJia, row, filled.refuseTransfer);
	expect(await note(liWen)).toBe('水利局不接收移交，等待办公室裁定');
});

test('what is copied for a chat or a sheet speaks of the sender, whoever copies it', async () => {
	const row = await sent(units.dongwan, zhengHao, 'liuhe', 'local');
	expect(await listed(liWen, 'light=overdue')).toEqual([row]);
	for (const shape of ['text', 'table'] as const) {
		const { text } = await copyRows(liWen, campaign.id, filter('light=overdue'), shape);
		expect(text.replaceAll(' ', '')).toContain('逾期2天');
		expect(text).not.toContain('答复');
	}
});
