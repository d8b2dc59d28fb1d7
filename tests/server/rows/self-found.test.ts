import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setClock } from '#lib/server/clock.ts';
import { tables } from '#lib/server/db/tables.ts';
import { keepFields } from '#lib/server/forms/fields-kept.ts';
import { figures } from '#lib/server/rows/figures.ts';
import { unitSheets } from '#lib/server/sheets/unit.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { waitingCount } from '#lib/server/rows/waiting.ts';
import { registerSelfFound } from '#lib/server/rows/self-found/self-found.ts';
import { selfFoundView } from '#lib/server/rows/self-found/view.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';
import { campaign, findings, people, units } from '../../cast.ts';
import { assign, endCampaignByHand, openAnhe, openSelfFound } from '../cast/anhe.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act, done } from '../submissions/cast.ts';

const { zhengHao, liWen, wangFang, zhaoMin, chenJing, hePing, zhouMing } = people;
let store: TestStore;

beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	await openSelfFound(store.database);
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

const form = (unitId: string, more: object = {}) => ({
	unitId,
	origin: '日常检查',
	problem: '3 户厕所无门',
	responsiblePerson: '冯春',
	...more
});
const register = (actor: Actor, unitId: string, key?: string, more: object = {}) =>
	registerSelfFound(actor, campaign.id, form(unitId, more), key);
const rows = () => store.database.read.select().from(tables.ledgerRows);

test('a form sent twice registers once; the next problem is 自-2; the record holds', async () => {
	const first = done(await register(zhengHao, 'dongwan', 'k1'));
	expect(await register(zhengHao, 'dongwan', 'k1')).toEqual(first);
	done(await register(liWen, 'dongwan', 'k2', { applicantName: '冯春' }));
	done(await register(liWen, 'liuhe', 'k3'));
	const kept = (await rows()).map((row) => [row.unitId, row.ordinal, row.stage, row.townshipId]);
	expect(kept.sort()).toEqual([
		['dongwan', 1, 'claimed', 'liuhe'],
		['dongwan', 2, 'claimed', 'liuhe'],
		['liuhe', 1, 'claimed', 'liuhe']
	]);
	const events = await store.database.read.select().from(tables.events);
	const births = events.filter((event) => event.type === 'registerSelfFound');
	expect(births.map((event) => event.onBehalfOf)).toEqual([null, 'dongwan', null]);
	for await (const line of verifyStore(store.database.read))
		expect(line).toMatchObject({ sound: true });
});

test('it waits with the township for a village, with the office for a township', async () => {
	const { id } = done(await register(liWen, 'dongwan'));
	expect(await waitingCount(liWen, campaign.id)).toBe(0);
	expect(await waitingCount(zhaoMin, campaign.id)).toBe(1);
	await act(wangFang, id, { verb: 'acceptSelfFound', opinion: '属实' });
	expect(await waitingCount(zhaoMin, campaign.id)).toBe(0);
	done(await register(liWen, 'liuhe'));
	expect(await waitingCount(chenJing, campaign.id)).toBe(1);
	expect(await waitingCount(wangFang, campaign.id)).toBe(0);
});

test('it counts among problems, never among the findings of the notice', async () => {
	await assign(store.database, findings.monitoring, units.dongwan);
	const before = await figures(zhengHao, campaign.id);
	done(await register(zhengHao, 'dongwan'));
	const after = await figures(zhengHao, campaign.id);
	expect([before.findings, before.problems]).toEqual([1, 0]);
	expect([after.findings, after.problems, after.rectifying]).toEqual([1, 1, 1]);
});

test("a township's own one closes while its village's is open, and both print on its ledger", async () => {
	const { id } = done(await register(liWen, 'liuhe'));
	done(await register(zhengHao, 'dongwan'));
	await act(hePing, id, { verb: 'acceptSelfFound', opinion: '属实' });
	const up = await act(liWen, id, {
		verb: 'requestClosure',
		rectification: 'immediate',
		measure: '装门',
		completedOn: '2022-06-20',
		outcome: '已装',
		extendedCheck: '全镇同查',
		evidence: '镇档案盒'
	});
	expect(up.stage).toBe('verifying');
	await act(chenJing, id, { verb: 'verify', way: 'site', conclusion: '属实' });
	await act(zhouMing, id, { verb: 'approve', opinion: '同意' });
	const [sheet] = done(await unitSheets(liWen, campaign.id, 'liuhe', 'first'));
	const said = sheet?.lines.map(({ cells }) => [cells.finding, cells.origin, cells.village]);
	expect(said).toEqual([
		['自.自查问题', '日常检查', ''],
		['自.自查问题', '日常检查', '东湾村']
	]);
});

test('it is refused in words for another unit, and once the campaign has ended', async () => {
	expect(await register(zhengHao, 'xiling')).toMatchObject({ kind: 'notPermitted' });
	expect(await register(zhengHao, 'nowhere')).toMatchObject({ field: 'unitId' });
	expect(await register({ ...zhengHao, countyId: 'other' }, 'dongwan')).toMatchObject({
		kind: 'unseen'
	});
	await endCampaignByHand(store.database);
	expect(await register(zhengHao, 'dongwan')).toMatchObject({ kind: 'campaignEnded' });
	expect(await rows()).toEqual([]);
});

test('the form comes back half filled, and empty once it was sent', async () => {
	const view = await selfFoundView(liWen, campaign.id);
	expect(view?.units.map(({ value }) => value)).toEqual(['liuhe', 'dongwan', 'xiling']);
	await keepFields(liWen, view?.draft ?? '', { problem: '半句' });
	expect((await selfFoundView(liWen, campaign.id))?.values).toEqual({ problem: '半句' });
	done(await register(liWen, 'liuhe'));
	expect((await selfFoundView(liWen, campaign.id))?.values).toEqual({});
	expect(await selfFoundView(people.wuGang, campaign.id)).toBeNull();
	expect(await selfFoundView(people.xuNuo, campaign.id)).toBeNull();
});

test('two press at the same time and both are written, each with its own number', async () => {
	const both = await Promise.all([
		register(zhengHao, 'dongwan', 'a'),
		register(people.fengChun, 'dongwan', 'b')
	]);
	expect(both.filter(isRefusal)).toEqual([]);
	expect((await rows()).map(({ ordinal }) => ordinal).sort()).toEqual([1, 2]);
});

test('an identity number in any text is refused under its field and kept nowhere', async () => {
	const number = '11010519491231002X';
	for (const field of ['problem', 'officePhone', 'responsibleLeader'])
		expect(await register(zhengHao, 'dongwan', field, { [field]: `户主${number}` })).toMatchObject({
			field,
			message: expect.stringContaining('身份证号') as string
		});
	const kept = JSON.stringify([
		await rows(),
		await store.database.read.select().from(tables.events)
	]);
	expect(kept).not.toContain(number);
	expect(await rows()).toEqual([]);
});

test('names marked as it is typed are masked for the office from the first moment', async () => {
	const problem = '脱贫户颜国强厕所无门，强电箱未关';
	const more = { problem, markNames: ['颜国强'], notNames: ['强电箱'] };
	const { id } = done(await register(zhengHao, 'dongwan', 'k', more));
	const own = await rowView(zhengHao, id, null);
	expect(own?.row.problem).toBe(problem);
	expect(own?.needs.naming.known).toContain('强电箱');
	const office = await rowView(chenJing, id, null);
	expect(office?.row.problem).toBe('脱贫户颜某某厕所无门，强电箱未关');
	expect(JSON.stringify(office)).not.toContain('颜国强');
});

test('the form proposes villagers, and no one who works there', async () => {
	const view = await selfFoundView(liWen, campaign.id);
	expect(view?.naming.known).toEqual(expect.arrayContaining(['李文', '王芳', '郑浩']));
	expect(view?.naming.places).toEqual(expect.arrayContaining(['柳河镇', '东湾村']));
});
