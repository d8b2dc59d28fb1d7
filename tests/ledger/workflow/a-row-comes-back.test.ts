import { describe, expect, test } from 'vitest';
import { lightOf } from '#lib/ledger/due/due.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { people, units } from '../../cast.ts';
import { done, refused } from '../cast/acts.ts';
import { planned, rowOf } from '../cast/rows.ts';

const { zhengHao, chenJing, hanBing } = people;
const open = { ...rowOf(units.dongwan), ...planned } satisfies LedgerRow;

describe('a row that comes back', () => {
	const longTerm = {
		...open,
		stage: 'longTerm',
		rectification: 'longTerm',
		dueOn: null,
		reviewOn: '2022-09-30',
		stageGoal: '每月巡查',
		reviewedDays: 9
	} satisfies LedgerRow;
	const back = done(hanBing, longTerm, 'reopen').row;

	test('from 长期坚持 gets a deadline of its own, and days of an earlier review do not count for it', () => {
		const type = { rectification: 'byDeadline', dueOn: '2022-06-25' };
		const { row } = done(zhengHao, back, 'amend', { ...type, reason: '反弹后重新整改' });
		expect(row).toMatchObject({ ...type, reviewOn: null, plannedOn: '2022-06-20' });
		expect(lightOf(row, '2022-07-02')).toMatchObject({ kind: 'overdue', days: 7 });
	});

	test('keeps its type but for 长期坚持, forgets what was reached, and is no 漏报 unless it was reported as 未发现', () => {
		const closed = { ...open, stage: 'closed', goalReached: true } satisfies LedgerRow;
		const { row } = done(hanBing, closed, 'reopen');
		expect(row).toMatchObject({ rectification: open.rectification, goalReached: false, missed: 0 });
		expect(back).toMatchObject({ rectification: 'byDeadline', reviewOn: null, reviewedDays: 0 });
		const checked = { checkedOn: '2022-06-18', checker: '郑浩', households: 40, method: '走访' };
		const kept = done(hanBing, { ...closed, check: checked }, 'reopen').row;
		expect(kept.check).toEqual(checked);
		const notFound = { ...open, stage: 'notFound', check: checked } satisfies LedgerRow;
		expect(done(hanBing, notFound, 'reopen').row).toMatchObject({ missed: 1, check: null });
	});

	test('is not sent back any more: what a reviewer wanted was of the round before', () => {
		const sentBack = { ...longTerm, returnReason: '补走访记录', amendBy: '2022-06-10' };
		const { row } = done(hanBing, sentBack, 'reopen');
		expect(row).toMatchObject({ returnReason: '', amendBy: null, relapses: 1 });
	});

	test('or was planned as 长期坚持 may be given a deadline instead, whatever 复核日期 it had', () => {
		const watched = {
			...open,
			rectification: 'longTerm',
			dueOn: null,
			reviewOn: '2022-09-30'
		} satisfies LedgerRow;
		const type = { rectification: 'byDeadline', dueOn: '2022-07-10' };
		expect(done(zhengHao, watched, 'amend', { ...type, reason: '可以限期' }).row).toMatchObject(
			type
		);
	});

	test('for its sender too is told as the act of who hung it up, typed for nobody', () => {
		const parent = {
			...open,
			id: 'sender',
			stage: 'transferred',
			outcomeConfirmedOn: '2022-06-18'
		};
		const child = {
			...rowOf(units.water),
			...planned,
			stage: 'closed' as const,
			closedOn: '2022-06-17'
		};
		const decision = done(chenJing, child, 'reopen', {}, { parent: parent as LedgerRow });
		expect(decision.touched[0]?.events[0]).toMatchObject({
			type: 'disputeOutcome',
			onBehalfOf: null,
			applicantName: ''
		});
	});

	test('after 结束批次 opens no further row that nobody could work on', () => {
		const campaign = { startOn: '2022-06-01', endOn: '2022-06-15', ended: true };
		for (const verb of ['addProblem', 'transfer'] as const)
			expect(refused(zhengHao, back, verb, {}, { campaign }).kind).toBe('campaignEnded');
	});
});
