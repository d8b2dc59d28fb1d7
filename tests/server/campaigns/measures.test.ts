import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCommand, type CommandInput } from '#lib/ledger/command/command.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { MeasureForm } from '#lib/ledger/campaigns/measure.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setMeasure } from '#lib/server/campaigns/measures-change.ts';
import { measuresView, untakenCount } from '#lib/server/campaigns/measures.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { desk } from '#lib/server/desk/desk.ts';
import { record } from '#lib/server/record/record.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { assign, endCampaignByHand, openAnhe } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';

const { chenJing, zhengHao, liWen, hanBing } = people;
let store: TestStore;
let row: string;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-10T02:00:00.000Z');
	await openAnhe(store.database);
	row = await assign(store.database, findings.monitoring, units.dongwan);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const thursday: MeasureForm = { every: 'week', day: '4', goal: '', by: '', present: '', on: '' };
const none = '[null,null]';
const view = { ...campaign, documentNumber: '', running: true };

async function sheet(actor: Actor = chenJing) {
	const found = await measuresView(actor, campaign.id);
	if (isRefusal(found)) throw new Error(found.message);
	return found;
}
async function act(input: CommandInput) {
	const command = readCommand(input);
	if (isRefusal(command)) throw new Error(command.message);
	const seen = await rowView(zhengHao, row, null);
	const done = await record(zhengHao, row, command, { version: seen?.row.version ?? 0 });
	if (isRefusal(done)) throw new Error(done.message);
}
const plan: CommandInput = {
	verb: 'plan',
	problem: '2 户未纳入监测',
	measure: '逐户核算收入',
	rectification: 'byDeadline',
	dueOn: '2022-07-10',
	responsiblePerson: '郑浩',
	facetIds: ['f1-1'],
	measureIds: ['m1-2']
};

test('the office gives a measure a rhythm, and the rows of its finding show the next date', async () => {
	expect(await setMeasure(chenJing, campaign.id, 'm1-2', none, thursday)).toBeNull();
	const target = { ...thursday, every: '', day: '', goal: '全覆盖', present: '80%' };
	expect(await setMeasure(chenJing, campaign.id, 'm1-3', none, target)).toBeNull();
	await act(plan);
	const finding = (await rowView(zhengHao, row, null))?.finding;
	expect(finding?.measures.map(({ id, note }) => [id, note])).toEqual([
		['m1-1', ''],
		['m1-2', '每周四，下次 6月16日'],
		['m1-3', '指标：全覆盖，现在 80%（截至 6月10日）']
	]);
	const events = await db()
		.read.select()
		.from(tables.events)
		.where(eq(tables.events.type, 'setMeasure'));
	expect(events.map(({ body }) => JSON.parse(body))[0]).toMatchObject({
		finding: '1',
		measureId: 'm1-2',
		from: { rhythm: null, target: null },
		to: { rhythm: { every: 'week', day: 4 }, target: null }
	});
});

test('only the office sets it, never over a colleague, never in another campaign or after the end', async () => {
	const set = (actor: Actor, seen = none, id = 'm1-2') =>
		setMeasure(actor, campaign.id, id, seen, thursday);
	expect(await set(liWen)).toMatchObject({ kind: 'unseen' });
	expect(await set(hanBing)).toMatchObject({ kind: 'forbidden' });
	expect(await set(chenJing, none, 'm9')).toMatchObject({ kind: 'unseen' });
	expect(await setMeasure(chenJing, 'other', 'm1-2', none, thursday)).toMatchObject({
		kind: 'unseen'
	});
	expect(await set(chenJing)).toBeNull();
	expect(await set(chenJing)).toMatchObject({ kind: 'stale' });
	const now = (await sheet()).findings[0]?.measures.find(({ id }) => id === 'm1-2')?.seen;
	expect(await set(chenJing, now)).toBeNull();
	await endCampaignByHand(store.database);
	expect(await set(chenJing, now)).toMatchObject({ kind: 'ended' });
	expect(await sheet()).toMatchObject({ mayEdit: false });
	expect(await measuresView(liWen, campaign.id)).toMatchObject({ kind: 'unseen' });
	expect(await sheet(hanBing)).toMatchObject({ mayEdit: false });
});

test('what no unit took stands at the office once a unit has planned, until one takes it', async () => {
	expect(await untakenCount(chenJing, campaign.id)).toBe(0);
	await act(plan);
	const missing = (await sheet()).findings.map(({ planned, untaken }) => [
		planned,
		untaken.map(({ id }) => id).join(' ')
	]);
	expect(missing[0]).toEqual([1, 'f1-2 m1-1 m1-3']);
	expect(missing.slice(1).every(([planned]) => planned === 0)).toBe(true);
	const shown = async (actor: Actor) =>
		(await desk(actor, view, { by: '', sort: '', show: '' })).untaken;
	const href = `/campaigns/${campaign.id}/measures#untaken`;
	expect(await shown(chenJing)).toEqual({ count: 3, href });
	expect([await shown(liWen), await shown(hanBing)]).toEqual([null, null]);

	const more = { verb: 'amend', measure: '逐户核算收入', reason: '补选' } as const;
	await act({ ...more, facetIds: ['f1-1', 'f1-2'], measureIds: ['m1-1', 'm1-2', 'm1-3'] });
	expect(await untakenCount(chenJing, campaign.id)).toBe(0);
});
