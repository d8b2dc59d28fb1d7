import { describe, expect, test } from 'vitest';
import { dayOf } from '#lib/ledger/day.ts';
import { lightOf, reviewOverdue, weekdays } from '#lib/ledger/due/due.ts';
import { units } from '../../cast.ts';
import { planned, putUp, putUpAsNotFound, rowOf } from '../cast/rows.ts';

const row = { ...rowOf(units.dongwan), ...planned };

describe('a deadline of 10 July, set on 10 June', () => {
	test.each([
		['2022-07-02', 'onTime', 8, '7月10日'],
		['2022-07-03', 'dueSoon', 7, '剩 7 天'],
		['2022-07-09', 'dueSoon', 1, '剩 1 天'],
		['2022-07-10', 'dueSoon', 0, '今日到期'],
		['2022-07-11', 'overdue', 1, '逾期 1 天'],
		['2022-07-17', 'overdue', 7, '逾期 7 天'],
		['2022-07-18', 'longOverdue', 8, '逾期 8 天'],
		['2023-01-10', 'longOverdue', 184, '逾期 184 天']
	])('on %s is %s', (today, kind, days, words) => {
		expect(lightOf(row, today)).toEqual({ kind, days, words });
	});

	test('midnight is that of Shanghai: 16:00 UTC', () => {
		expect(lightOf(row, dayOf('2022-07-10T15:59:59.999Z')).kind).toBe('dueSoon');
		expect(lightOf(row, dayOf('2022-07-10T16:00:00.000Z')).kind).toBe('overdue');
	});

	test('a window of 15 days or less is yellow only for its last three', () => {
		const short = { ...row, plannedOn: '2022-06-25' };
		expect(lightOf(short, '2022-07-06').kind).toBe('onTime');
		expect(lightOf(short, '2022-07-07').kind).toBe('dueSoon');
		const longer = { ...row, plannedOn: '2022-06-24' };
		expect(lightOf(longer, '2022-07-06').kind).toBe('dueSoon');
	});

	test('another year is named', () => {
		const next = { ...row, dueOn: '2023-03-01' };
		expect(lightOf(next, '2022-07-01').words).toBe('2023年3月1日');
	});
});

describe('days with reviewers', () => {
	test('are added to the deadline', () => {
		const returned = { ...row, reviewedDays: 4 };
		expect(lightOf(returned, '2022-07-11')).toMatchObject({ kind: 'dueSoon', days: 3 });
		expect(lightOf(returned, '2022-07-14').words).toBe('今日到期');
		expect(lightOf(returned, '2022-07-15')).toMatchObject({ kind: 'overdue', days: 1 });
	});

	test('while a row lies with them it is never overdue, however long', () => {
		const up = { ...row, ...putUp };
		expect(lightOf(up, '2022-09-01')).toEqual({ kind: 'onTime', days: 22, words: '7月10日' });
		const late = { ...up, underReviewSince: '2022-07-20' };
		expect(lightOf(late, '2022-09-01').kind).toBe('onTime');
		const close = { ...up, stage: 'approving' as const, underReviewSince: '2022-07-08' };
		expect(lightOf(close, '2022-09-01').words).toBe('剩 2 天');
	});

	test('a reviewer has three working days; weekends are free', () => {
		const up = { ...row, ...putUp, withReviewerSince: '2022-06-17' };
		expect(reviewOverdue(up, '2022-06-22')).toBe(0);
		expect(reviewOverdue(up, '2022-06-23')).toBe(1);
		expect(reviewOverdue(row, '2022-09-01')).toBe(0);
		const holiday = () => 2;
		expect(reviewOverdue(up, '2022-06-30', holiday)).toBe(0);
		expect(weekdays('2022-06-17', '2022-06-20')).toBe(1);
		expect(weekdays('2022-06-20', '2022-06-20')).toBe(0);
		const pending = { ...rowOf(units.dongwan), ...putUpAsNotFound };
		expect(reviewOverdue(pending, '2022-06-24')).toBe(2);
	});
});

describe('other rows', () => {
	test('not claimed by the reply date is 逾期未认领', () => {
		const assigned = rowOf(units.dongwan);
		expect(lightWords(assigned, '2022-07-05')).toBe('noDeadline 未定时限');
		expect(lightWords(assigned, '2022-07-07')).toBe('unclaimedOverdue 逾期未认领 2 天');
		expect(lightWords({ ...assigned, replyBy: null }, '2022-07-07')).toBe('noDeadline 未定时限');
	});

	test('claimed without measures has no deadline yet', () => {
		const claimed = { ...rowOf(units.dongwan), stage: 'claimed' as const };
		expect(lightWords(claimed, '2022-09-01')).toBe('noDeadline 未定时限');
	});

	test('long-term rows go by their review date, never by a deadline', () => {
		const longTerm = { ...row, rectification: 'longTerm' as const, reviewOn: '2022-10-31' };
		expect(lightWords(longTerm, '2022-09-01')).toBe('review 复核 10月31日');
		expect(lightWords(longTerm, '2022-10-24')).toBe('dueSoon 复核剩 7 天');
		expect(lightWords(longTerm, '2022-10-31')).toBe('dueSoon 今日复核');
		expect(lightWords({ ...longTerm, stage: 'longTerm' }, '2022-11-01')).toBe(
			'overdue 复核逾期 1 天'
		);
		expect(lightWords({ ...longTerm, stage: 'longTerm' }, '2022-11-30')).toBe(
			'longOverdue 复核逾期 30 天'
		);
	});

	test('settled rows show the day they were struck off', () => {
		const closed = { ...row, stage: 'closed' as const, closedOn: '2022-07-06' };
		expect(lightWords(closed, '2022-12-31')).toBe('settled 7月6日');
		const none = { ...row, stage: 'notFound' as const };
		expect(lightWords(none, '2022-12-31')).toBe('settled 未发现此类问题');
	});
});

function lightWords(...args: Parameters<typeof lightOf>): string {
	const { kind, words } = lightOf(...args);
	return `${kind} ${words}`;
}
