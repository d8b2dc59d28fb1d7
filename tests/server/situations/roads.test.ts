import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/ledger/actor.ts';
import { lightOf, reviewOverdue } from '#lib/ledger/due/due.ts';
import { conditionLost, settled } from '#lib/ledger/rates/rollup.ts';
import { setClock } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { unsettled } from '#lib/server/sight/unsettled.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { reviewLines } from '#lib/server/rows/reviews.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { setQueries } from '#lib/server/rows/sets.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countiesFilled } from '../../county-notices.ts';
import {
	act,
	approve,
	at,
	closure,
	done,
	openYuzhou,
	personIn,
	plan,
	refused,
	rowAt,
	rowOf,
	verify
} from './yuzhou.ts';

describe.each(countiesFilled)('on the real roster: $name', (notice) => {
	let store: Awaited<ReturnType<typeof openYuzhou>>;
	let officeClerk: Actor;
	let officeHead: Actor;
	beforeAll(async () => {
		store = await openYuzhou(notice);
		officeClerk = await personIn('市巩固拓展脱贫攻坚成果领导小组办公室', '办公室甲');
		await personIn('市巩固拓展脱贫攻坚成果领导小组办公室', '办公室乙');
		officeHead = await personIn('市巩固拓展脱贫攻坚成果领导小组办公室', '办公室主任', 'head');
	});
	afterAll(async () => {
		setClock(null);
		await store.close();
	});

	test('1: a township sends a policy problem to 医保局 and gets it back unsolved', async () => {
		const town = await personIn('顺店镇', '顺店经办');
		const insurance = await personIn('市医保局', '医保经办');
		at('2022-06-08T09:00');
		const first = await rowOf('3', '顺店镇');
		await done(town, first, plan('2022-07-10'));
		await done(town, first, { verb: 'addProblem', problem: '4 户异地参保查不到', why: '大排查' });
		const own = await rowOf('3', '顺店镇', 2);
		await done(town, own, plan('2022-07-10'));
		const send = {
			verb: 'transfer',
			problemKind: 'policy',
			toUnitId: insurance.unitId,
			reason: '异地参保无法在镇办理'
		} as const;
		await done(town, own, send);
		expect(await refused(officeHead, own, { verb: 'revokeTransfer', reason: '先等' })).toBe(
			'receiverHasTime'
		);
		await done(insurance, own, { verb: 'refuseTransfer', reason: '参保动员由乡镇负责' });
		const back = await done(officeHead, own, { verb: 'revokeTransfer', reason: '属动员不力' });
		expect(back).toMatchObject({ stage: 'rectifying', transferToId: null, request: null });

		await done(town, own, send);
		at('2022-06-09T09:00');
		const sent = await done(insurance, own, {
			verb: 'acceptTransfer',
			responsiblePerson: '王蕾',
			dueOn: '2022-06-30'
		});
		expect(sent).toMatchObject({ stage: 'transferred' });
		const child = await rowOf('3', '市医保局', 2);
		expect(child).toMatchObject({
			stage: 'claimed',
			parentRowId: own.id,
			dueOn: '2022-06-30',
			problem: sent.problem
		});
		expect(await refused(insurance, child, plan('2022-07-20'))).toBe('incomplete');
		await done(insurance, child, plan('2022-06-30'));
		expect(await refused(town, own, { verb: 'confirmOutcome', opinion: '好' })).toBe('childOpen');
		at('2022-06-20T09:00');
		await done(insurance, child, closure('2022-06-18'));
		await done(officeClerk, child, verify);
		await done(officeHead, child, approve);
		expect(settled(await rowAt(own.id))).toBe(false);

		await done(town, own, { verb: 'disputeOutcome', reason: '2 户仍查不到参保' });
		expect(await rowAt(child.id)).toMatchObject({ stage: 'rectifying', relapses: 1, dueOn: null });
		await done(insurance, child, closure('2022-06-20'));
		await done(officeClerk, child, verify);
		await done(officeHead, child, approve);
		const over = await done(town, own, { verb: 'confirmOutcome', opinion: '4 户已能查到' });
		expect(settled(over)).toBe(true);

		at('2022-08-02T09:00');
		const cause = { finder: '省暗访', cause: 'relapse', evidence: '1 户断保' } as const;
		await done(officeHead, child, { verb: 'reopen', ...cause });
		expect(settled(await rowAt(own.id))).toBe(false);
	});

	test('3: a row is extended twice and put up for closing on the last day at 23:59', async () => {
		const village = await personIn('铁李村', '铁李支书');
		const town = await personIn('梁北镇', '梁北经办');
		const row = await rowOf('6', '铁李村');
		at('2022-06-06T09:00');
		await done(village, row, plan('2022-06-20'));
		const ask = (dueOn: string) =>
			({ verb: 'requestExtension', dueOn, reason: '汛期道路未通' }) as const;
		at('2022-06-20T23:50');
		await done(village, row, ask('2022-07-01'));
		await done(town, row, { verb: 'grantExtension', opinion: '同意' });
		at('2022-07-01T08:00');
		await done(village, row, ask('2022-08-05'));
		const grant = { verb: 'grantExtension', opinion: '同意' } as const;
		expect(await refused(town, row, grant)).toBe('officeOnly');
		const twice = await done(officeClerk, row, grant);
		expect(twice).toMatchObject({
			dueOn: '2022-08-05',
			originalDueOn: '2022-06-20',
			extensions: 2
		});
		at('2022-08-05T09:00');
		expect(await refused(village, row, ask('2022-09-01'))).toBe('twice');
		at('2022-08-05T23:59');
		const up = await done(village, row, closure('2022-08-05'));
		expect(up.stage).toBe('verifying');
		expect(lightOf(up, '2022-08-20').kind).not.toBe('overdue');
		at('2022-08-06T00:01');
		const late = await rowOf('7', '铁李村');
		await done(village, late, plan('2022-08-10', { beyondReason: '资金下达晚' }));
		at('2022-08-11T00:00');
		expect(await refused(village, late, ask('2022-08-20'))).toBe('tooLate');
	});

	test('4: a closed row relapses in August', async () => {
		const village = await personIn('鸠山镇/唐庄村', '唐庄村支书');
		const clerk = await personIn('鸠山镇', '鸠山经办');
		const head = await personIn('鸠山镇', '鸠山书记', 'head');
		const row = await rowOf('9', '唐庄村');
		at('2022-06-06T09:00');
		await done(village, row, plan('2022-06-20'));
		await done(village, row, closure('2022-06-06'));
		await done(clerk, row, verify);
		await done(head, row, approve);
		const above = await rowOf('9', '鸠山镇');
		const before = await unsettled(db().read, above);
		at('2022-08-15T09:00');
		const back = await done(clerk, row, {
			verb: 'reopen',
			finder: '镇回头看',
			cause: 'relapse',
			evidence: '3 户又说不清政策'
		});
		expect(back).toMatchObject({ stage: 'rectifying', relapses: 1, closedOn: null, dueOn: null });
		expect(await unsettled(db().read, above)).toBe(before + 1);
		expect(conditionLost({ ...above, stage: 'closed' }, before + 1)).toBe(true);
		await done(village, row, {
			verb: 'amend',
			dueOn: '2022-08-31',
			beyondReason: '反弹重改',
			reason: '重定时限'
		});
		await done(village, row, closure('2022-08-15'));
		await done(clerk, row, verify);
		expect(await done(head, row, approve)).toMatchObject({ stage: 'closed', relapses: 1 });
	});

	test('8: a reviewer keeps a row nine days and the delay stands against the reviewer', async () => {
		const village = await personIn('鸿畅镇/西刘家沟村', '西刘家沟村支书');
		const clerk = await personIn('鸿畅镇', '鸿畅经办');
		const row = await rowOf('8', '西刘家沟村');
		at('2022-06-06T09:00');
		await done(village, row, plan('2022-06-10'));
		await done(village, row, closure('2022-06-06'));
		at('2022-06-15T09:00');
		const kept = await rowAt(row.id);
		expect(lightOf(kept, '2022-06-15').kind).toBe('onTime');
		expect(reviewOverdue(kept, '2022-06-15')).toBe(4);
		const late = await db()
			.read.select({ id: tables.ledgerRows.id })
			.from(tables.ledgerRows)
			.where(setQueries.reviewLate({ today: '2022-06-15' }));
		expect(late.map(({ id }) => id)).toContain(row.id);
		const said = '鸿畅镇审核超 4 个工作日';
		const seen = await rowView(village, row.id, null);
		expect(seen?.tags.map(({ text }) => text)).toContain(said);
		const listed = await list(village, store.campaignId, readFilter(new URLSearchParams()), null);
		const card = listed.cards.find(({ head }) => head.id === row.id);
		expect(card?.tags.map(({ text }) => text)).toContain(said);
		const theirs = await reviewsOf('鸿畅镇', village, store.campaignId);
		expect(theirs.line).toMatchObject({ held: 1, late: 1, signedLate: 0, mostOver: 4 });
		expect(await theirs.behind('reviewLate')).toEqual([row.id]);
		const back = await done(clerk, row, {
			verb: 'return',
			reason: '缺签到表',
			missing: '补签到表',
			amendBy: '2022-06-17'
		});
		expect(back).toMatchObject({ reviewedDays: 9, dueOn: '2022-06-10', amendBy: '2022-06-17' });
		// 10 June + the nine days that it lay with the township.
		expect(lightOf(back, '2022-06-19').kind).toBe('dueSoon');
		expect(lightOf(back, '2022-06-20').kind).toBe('overdue');
		expect(await act(village, row, closure('2022-06-15'))).toMatchObject({ stage: 'verifying' });

		// Signed, it still stands against the township: on the row, and in the statistics.
		const signed = await rowView(officeClerk, row.id, null);
		expect(signed?.tags.map(({ text }) => text)).not.toContain(said);
		const delay = '审核用 7 个工作日，超 4 个工作日';
		const entry = { act: '退回补充整改', unit: '鸿畅镇', delay };
		expect(signed?.timeline.find(({ tone }) => tone === 'returned')).toMatchObject(entry);
		expect(signed?.signOffs).toMatchObject([entry]);
		const other = signed?.timeline.filter(({ tone }) => tone !== 'returned');
		expect(other?.every((each) => each.delay === '')).toBe(true);
		const after = await reviewsOf('鸿畅镇', village, store.campaignId);
		expect(after.line).toMatchObject({ held: 1, late: 0, signed: 1, signedLate: 1, mostOver: 4 });
		expect(await after.behind('reviewLate')).toEqual([]);
		expect(await after.behind('signedLate')).toEqual([row.id]);
		expect(await after.behind('')).toEqual([row.id]);
	});
});

/** The line of a reviewing unit in the statistics, and the rows that its numbers open. */
async function reviewsOf(name: string, actor: Actor, campaignId: string) {
	const line = (await reviewLines(actor, campaignId)).find(({ unit }) => unit === name);
	const behind = async (stage: string) => {
		const query = new URLSearchParams({ reviewer: line?.unitId ?? '', stage });
		const { cards } = await list(actor, campaignId, readFilter(query), null);
		return cards.map(({ head }) => head.id);
	};
	return { line, behind };
}
