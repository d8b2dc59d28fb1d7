import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { inbox } from '#lib/server/inbox/inbox.ts';
import { sheetsFor } from '#lib/server/sheets/query.ts';
import { copyRows } from '#lib/server/rows/list/copy.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { versionView } from '#lib/server/rows/row/version.ts';
import { notesOfUnit } from '#lib/server/supervision/notes.ts';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { filled } from '../../ledger/cast/acts.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act } from '../submissions/cast.ts';

const { hanBing, weiZheng, zhengHao, liWen, wangFang, chenJing, wuGang } = people;
let store: TestStore;
let row: string;
let own: string;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
	own = await assign(store.database, findings.monitoring, units.discipline);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const { facetIds: _, measureIds: __, ...plan } = filled.plan;

async function readings(): Promise<string[]> {
	const { events } = tables;
	const found = await store.database.read
		.select({ type: events.type, rowId: events.rowId, person: events.personId, body: events.body })
		.from(events)
		.where(eq(events.kind, 'access'))
		.orderBy(asc(events.seq));
	return found.map(({ type, rowId, person, body }) => `${person} ${type} ${rowId ?? ''} ${body}`);
}

test('what was found stands on the row for everybody, until the unit has done something about it', async () => {
	await act(zhengHao, row, plan);
	await act(hanBing, row, filled.noteSupervision);
	const seen = await rowView(zhengHao, row, null);
	expect(seen?.notes).toMatchObject([
		{
			unit: '纪委监委',
			person: '韩冰',
			finding: '走访 3 户，1 户不知晓',
			answer: null,
			late: false
		}
	]);
	expect(seen?.timeline[0]).toMatchObject({ act: '督导记录', unit: '纪委监委', person: '韩冰' });
	expect(seen?.row).toMatchObject({ stage: 'rectifying', dueOn: '2022-07-10', version: 3 });
	setClock('2022-06-28T02:00:00.000Z');
	expect((await rowView(wangFang, row, null))?.notes[0]).toMatchObject({ late: true });
	await act(zhengHao, row, { verb: 'reportProgress', on: '2022-06-28', text: '已补讲' });
	expect((await rowView(chenJing, row, null))?.notes[0]).toMatchObject({
		late: false,
		answer: { act: '已更新进展' }
	});
});

test('the unit is reminded of it until its next act, and nobody else is', async () => {
	const waits = async (actor: Actor) => {
		const found = (await inbox(actor, campaign.id)).groups.find(({ key }) => key === 'unanswered');
		return found?.items.map(({ head }) => head.id);
	};
	await act(zhengHao, row, plan);
	expect(await waits(zhengHao)).toEqual([]);
	await act(hanBing, row, filled.noteSupervision);
	expect([await waits(zhengHao), await waits(liWen), await waits(hanBing)]).toEqual([
		[row],
		[],
		[]
	]);
	await act(zhengHao, row, { verb: 'reportProgress', on: '2022-06-20', text: '已补讲' });
	expect(await waits(zhengHao)).toEqual([]);
	await act(hanBing, row, { ...filled.noteSupervision, finding: '又有一户' });
	expect(await waits(zhengHao)).toEqual([row]);
	await act(zhengHao, row, filled.requestClosure);
	expect(await waits(zhengHao)).toEqual([]);
});

test('a supervising unit finds what it wrote in one list, and its rows in the ledger', async () => {
	await act(hanBing, row, { ...filled.noteSupervision, finding: '第一次' });
	await act(weiZheng, row, { ...filled.noteSupervision, finding: '第二次', answerBy: '' });
	const { notes, next } = await notesOfUnit(hanBing, campaign.id, '');
	expect(notes.map((note) => [note.finding, note.place, note.number, note.person])).toEqual([
		['第二次', '柳河镇东湾村', '1-1', '魏正'],
		['第一次', '柳河镇东湾村', '1-1', '韩冰']
	]);
	expect(next).toBeNull();
	const listed = async (actor: Actor) =>
		(await list(actor, campaign.id, readFilter(new URLSearchParams('stage=noted')), null)).total;
	expect([await listed(hanBing), await listed(zhengHao), await listed(liWen)]).toEqual([1, 1, 1]);
	expect((await notesOfUnit(chenJing, campaign.id, '')).notes).toEqual([]);
});

test('its reading of others’ rows is written down once a day for each thing, and moves no desk', async () => {
	await act(zhengHao, row, plan);
	const before = await store.database.revision(countyId, 'ledger');
	for (const times of [1, 2]) {
		await rowView(hanBing, row, null);
		await versionView(hanBing, row, times);
		await versionView(hanBing, row, 1);
	}
	await rowView(weiZheng, row, null);
	expect(await readings()).toEqual([
		`hanBing rowRead ${row} {"what":"row"}`,
		`hanBing rowRead ${row} {"what":"version","version":1}`,
		`hanBing rowRead ${row} {"what":"version","version":2}`,
		`weiZheng rowRead ${row} {"what":"row"}`
	]);
	setClock('2022-06-20T16:00:00.000Z');
	await rowView(hanBing, row, null);
	expect(await readings()).toHaveLength(5);
	expect(await store.database.revision(countyId, 'ledger')).toBe(before);
});

test('many at once write it down once', async () => {
	await Promise.all(Array.from({ length: 20 }, () => rowView(hanBing, row, null)));
	expect(await readings()).toHaveLength(1);
});

test('a ledger printed and a list copied are written down; what is its own, and what others read, is not', async () => {
	const asked = { running: false, villages: false, submission: null, blank: false };
	await sheetsFor(hanBing, campaign.id, 'dongwan', asked);
	await copyRows(hanBing, campaign.id, readFilter(new URLSearchParams()), 'table');
	await sheetsFor(hanBing, campaign.id, 'discipline', asked);
	await rowView(hanBing, own, null);
	for (const actor of [zhengHao, liWen, chenJing, wuGang]) await rowView(actor, row, null);
	await sheetsFor(chenJing, campaign.id, 'dongwan', asked);
	expect(await readings()).toEqual([
		'hanBing ledgerRead  {"unitId":"dongwan","unit":"东湾村","what":"台账"}',
		'hanBing listCopied  {"rows":2}'
	]);
});

test('it reads versions that were sent back, with who said what', async () => {
	await act(zhengHao, row, plan);
	await act(zhengHao, row, filled.requestClosure);
	await act(liWen, row, filled.return);
	const sentBack = await versionView(hanBing, row, 4);
	expect(sentBack).toMatchObject({
		act: '退回补充整改',
		row: { returnReason: '2 户仍不清楚；需补充：补走访记录' }
	});
	const asItWasSigned = await versionView(hanBing, row, 3);
	expect(asItWasSigned).toMatchObject({
		row: { stage: 'verifying' },
		signOffs: [{ person: '李文' }]
	});
});

test('a note on a row that somebody has just worked on is refused like any other act, and says who', async () => {
	await act(zhengHao, row, plan);
	const { record } = await import('#lib/server/record/record.ts');
	const answer = await record(hanBing, row, filled.noteSupervision as never, { version: 1 });
	expect(isRefusal(answer) && answer).toMatchObject({ kind: 'stale', conflict: { who: '郑浩' } });
});
