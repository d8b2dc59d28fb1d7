import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deskKindOf } from '#lib/ledger/desk-kind.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { addAssignment } from '#lib/server/campaigns/assign.ts';
import { endCampaign, previewEnd } from '#lib/server/campaigns/end.ts';
import { reportView, saveReport } from '#lib/server/campaigns/report.ts';
import { campaignView } from '#lib/server/campaigns/view.ts';
import { setClock } from '#lib/server/clock.ts';
import { currentCampaign } from '#lib/server/campaigns/current.ts';
import { tables } from '#lib/server/db/tables.ts';
import { desk } from '#lib/server/desk/desk.ts';
import { takeDraw } from '#lib/server/draws/draws.ts';
import { verifyStore } from '#lib/server/record/audit/store.ts';
import { campaign, countyId, findings, people, units } from '../../cast.ts';
import { assign, openAnhe } from '../cast/anhe.ts';
import { inTurn } from '../cast/in-turn.ts';
import { openStore, type TestStore } from '../engines/store.ts';
import { act, done } from '../submissions/cast.ts';

const { zhengHao, liWen, wangFang, zhouMing, chenJing, hanBing, jiangBo, wuGang, sunQiang } =
	people;
let store: TestStore;
let closed: string;
let watched: string;

/** 东湾村 has struck off one row and keeps one under long-term watch. */
beforeEach(async () => {
	store = await openStore();
	setClock('2022-06-20T02:00:00.000Z');
	await openAnhe(store.database);
	closed = await assign(store.database, findings.monitoring, units.dongwan);
	watched = await assign(store.database, findings.construction, units.dongwan);
	await strikeOff(closed);
	// prettier-ignore
	await act(zhengHao, watched, {
		verb: 'plan', problem: '颜大力家无厕所', measure: '逐月走访', responsiblePerson: '郑浩',
		rectification: 'byDeadline', dueOn: '2022-07-10'
	});
	const goal = { stageGoal: '年底全部建成', goalReached: 'yes', mechanism: '每月走访' } as const;
	await act(zhengHao, watched, { verb: 'requestLongTerm', ...goal, reviewOn: '2022-09-30' });
	await act(zhouMing, watched, { verb: 'grantLongTerm', opinion: '同意' });
});
afterEach(async () => {
	setClock(null);
	await store.close();
});

async function strikeOff(id: string) {
	await act(zhengHao, id, { verb: 'claim', responsiblePerson: '郑浩' });
	// prettier-ignore
	await act(zhengHao, id, {
		verb: 'requestClosure', rectification: 'immediate', problem: '6 户不知晓', measure: '讲解',
		responsiblePerson: '郑浩', completedOn: '2022-06-20', outcome: '已知晓',
		extendedCheck: '同查', evidence: '村档案盒'
	});
	await act(liWen, id, { verb: 'verify', way: 'site', conclusion: '属实' });
	await act(wangFang, id, { verb: 'approve', opinion: '同意' });
}
const kept = async () => {
	const [found] = await store.database.read
		.select()
		.from(tables.campaigns)
		.where(eq(tables.campaigns.id, campaign.id));
	return found!;
};
const end = (actor = zhouMing, key = 'k', version = 1) =>
	endCampaign(actor, campaign.id, version, key);

describe('结束批次', () => {
	test('is refused with the number while a row is open, and leaves nothing behind', async () => {
		await assign(store.database, findings.monitoring, units.xiling);
		expect(await previewEnd(store.database.read, campaign.id)).toMatchObject({
			openRows: 1,
			carried: 1,
			open: [{ stage: 'assigned', rows: 1 }]
		});
		expect(await end()).toMatchObject({
			kind: 'openRows',
			message: expect.stringContaining('1 条')
		});
		expect(await kept()).toMatchObject({ state: 'dispatched', endedAt: null, report: '' });
	});

	test('is done once, with its event and the drafted report; then acts are refused in words', async () => {
		expect(await end(liWen)).toMatchObject({ kind: 'notPermitted' });
		expect(await end(zhouMing, 'k0', 7)).toMatchObject({ kind: 'stale' });
		const first = done(await end());
		expect(first).toEqual({ campaignId: campaign.id, carried: 1 });
		expect(await end()).toEqual(first);
		expect(await end(chenJing, 'k2', 2)).toMatchObject({ kind: 'ended' });
		expect(await kept()).toMatchObject({
			state: 'ended',
			endedAt: expect.stringMatching('^2022-06-20T02:00'),
			version: 2
		});
		const events = await store.database.read.select().from(tables.events);
		const ends = events.filter(({ type }) => type === 'endCampaign');
		expect(ends.map(({ personId, rowId, body }) => [personId, rowId, JSON.parse(body)])).toEqual([
			['zhouMing', null, { name: campaign.name, counts: { closed: 1, longTerm: 1 } }]
		]);
		for await (const line of verifyStore(store.database.read))
			expect(line).toMatchObject({ sound: true });
	});

	test('two of the office press at once: one ends it, the other is told', async () => {
		const both = await Promise.all([end(zhouMing, 'a'), end(chenJing, 'b')]);
		expect(both.filter(isRefusal)).toMatchObject([{ kind: 'ended' }]);
	});

	test('the report tells what stood when it was ended, not when the button was pressed', async () => {
		const last = await assign(store.database, findings.publicity, units.dongwan);
		await act(zhengHao, last, {
			verb: 'reportNotFound',
			method: '走访',
			households: 40,
			checker: '郑浩',
			checkedOn: '2022-06-19'
		});
		done(await takeDraw(liWen, last));
		const [, ended] = await inTurn(
			store.database,
			() => act(liWen, last, { verb: 'confirmNotFound', way: 'site', conclusion: '属实' }),
			() => end()
		);
		done(ended);
		const { text } = done(await reportView(zhouMing, campaign.id, true));
		expect((await kept()).report).toBe(text);
	});

	test('a 补交办 that waited while the campaign was ended makes no open row in it', async () => {
		const [ended, added] = await inTurn(
			store.database,
			() => end(),
			() => addAssignment(chenJing, campaign.id, findings.publicity.id, ['xiling'], '2022-07-01')
		);
		done(ended);
		expect(added).toMatchObject({ kind: 'ended' });
		expect(await previewEnd(store.database.read, campaign.id)).toMatchObject({ openRows: 0 });
	});

	test('long-term rows go on being watched and may be struck off; a relapse is hung up again', async () => {
		done(await end());
		setClock('2022-09-28T02:00:00.000Z');
		const review = { verb: 'reviewLongTerm', on: '2022-09-28', result: '无反弹' } as const;
		await act(zhengHao, watched, { ...review, goalReached: 'yes', reviewOn: '2022-12-30' });
		const back = await act(hanBing, closed, {
			verb: 'reopen',
			finder: '省暗访',
			cause: 'relapse',
			evidence: '又有 2 户'
		});
		expect(back.stage).toBe('rectifying');
		await act(zhengHao, closed, { verb: 'reportProgress', on: '2022-09-28', text: '已走访' });
	});
});

describe('after the next campaign was handed out', () => {
	beforeEach(async () => {
		done(await end());
		setClock('2022-09-26T02:00:00.000Z');
		await store.database.write(countyId, 'ledger', async (tx) => {
			const next = { ...(await kept1(tx)), id: 'mirror-2023', name: '2022年度整改', version: 1 };
			await tx
				.insert(tables.campaigns)
				.values({ ...next, startOn: '2022-09-20', state: 'dispatched', endedAt: null, report: '' });
		});
	});
	const kept1 = async (tx: Pick<typeof store.database.read, 'select'>) =>
		(await tx.select().from(tables.campaigns))[0]!;

	test('what was carried over stands on the desk of its unit, its township and the office', async () => {
		for (const actor of [zhengHao, liWen, zhouMing]) {
			const current = await currentCampaign(actor, undefined);
			expect(current?.id).toBe('mirror-2023');
			const { carried } = await desk(actor, current!, { by: '', sort: '', show: '' });
			expect([deskKindOf(actor), carried]).toEqual([
				deskKindOf(actor),
				[{ id: campaign.id, name: campaign.name, longTerm: 1, due: 1, open: 0 }]
			]);
		}
		for (const actor of [jiangBo, sunQiang]) {
			const current = await currentCampaign(actor, undefined);
			expect((await desk(actor, current!, { by: '', sort: '', show: '' })).carried).toEqual([]);
		}
	});
});

describe('集中整改情况报告', () => {
	const view = async (actor = zhouMing, anew = false) => {
		const found = await reportView(actor, campaign.id, anew);
		if (isRefusal(found)) throw new Error(found.message);
		return found;
	};

	test('is drafted from the figures and names no villager', async () => {
		const { text, fresh } = await view();
		expect(fresh).toBe(true);
		expect(text).toContain('共排查出具体问题2个。截至2022年6月20日，已销号1条，长期坚持1条');
		expect(text).toContain('反馈问题2“乡村建设仍存在短板”：长期坚持1条，阶段目标已达到1条');
		expect(text).toContain('最近一次复核在2022年9月30日');
		expect(text).not.toContain('颜');
	});

	test('stays as it was at the end until the office words it; the second of two is told', async () => {
		done(await end());
		const { campaign: at, text, fresh } = await view();
		expect([fresh, at.ended, at.version]).toEqual([false, true, 2]);
		expect(await saveReport(zhouMing, campaign.id, 2, `${text}\r\n附表`)).toMatchObject({
			names: 0
		});
		expect(await saveReport(chenJing, campaign.id, 2, '别的')).toMatchObject({ kind: 'stale' });
		expect((await view()).text).toBe(`${text}\n附表`);
		expect((await view(zhouMing, true)).text).toBe(text);
		expect((await view(hanBing)).mayEdit).toBe(false);
	});

	test('is kept when it was worded before the end', async () => {
		expect(await saveReport(chenJing, campaign.id, 1, '本县报告')).toMatchObject({ names: 0 });
		done(await end(zhouMing, 'k', 2));
		expect((await view()).text).toBe('本县报告');
	});

	test('is not for townships, empty ones and endless ones are refused', async () => {
		expect(await reportView(liWen, campaign.id, false)).toMatchObject({ kind: 'unseen' });
		expect(await reportView(wuGang, campaign.id, false)).toMatchObject({ kind: 'unseen' });
		expect(await reportView({ ...zhouMing, countyId: 'other' }, campaign.id, false)).toMatchObject({
			kind: 'unseen'
		});
		expect(await saveReport(hanBing, campaign.id, 1, '改')).toMatchObject({ kind: 'forbidden' });
		expect(await saveReport(zhouMing, campaign.id, 1, ' \n')).toMatchObject({ field: 'text' });
		const long = '长'.repeat(20_001);
		expect(await saveReport(zhouMing, campaign.id, 1, long)).toMatchObject({ field: 'text' });
	});

	test('the campaign’s page shows the end to the office alone, and never the text of the report', async () => {
		const shown = async (actor = zhouMing) => {
			const found = await campaignView(actor, campaign.id, '');
			if (isRefusal(found)) throw new Error(found.message);
			return found;
		};
		expect((await shown()).end).toMatchObject({ openRows: 0, carried: 1 });
		expect((await shown(liWen)).end).toBeNull();
		done(await end());
		expect(await shown()).toMatchObject({ end: null, campaign: { endedOn: '2022-06-20' } });
		expect(Object.keys((await shown(liWen)).campaign)).not.toContain('report');
	});
});
