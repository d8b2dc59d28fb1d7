import { expect, test } from 'vitest';
import { reviewLinesOf } from '#lib/server/rows/review-lines.ts';
import { reviewTime, timeInWords } from '#lib/ledger/due/review-time.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { people, units } from '../../cast.ts';
import { act } from '../cast/acts.ts';
import { putUp, rowOf, today } from '../cast/rows.ts';

const { liWen, wangFang, zhengHao } = people;
const up = { ...rowOf(units.dongwan), ...putUp, withReviewerSince: '2022-06-10' };

/** The event of an act on 20 June, ten days after the row came to its reviewer. */
function eventOf(...[who, row, verb]: Parameters<typeof act>) {
	const decision = act(who, row, verb);
	if (isRefusal(decision)) throw new Error(decision.message);
	return decision.events[0]!;
}

test('a signature tells how many working days the row lay with who gave it, and how many too many', () => {
	expect(reviewTime(eventOf(liWen, up, 'verify'), today)).toEqual({ days: 6, over: 3 });
	const last = { ...up, stage: 'approving', chainStep: 1 } as const;
	expect(reviewTime(eventOf(wangFang, last, 'approve'), today)).toEqual({ days: 6, over: 3 });
	expect(reviewTime(eventOf(liWen, up, 'return'), today)).toEqual({ days: 6, over: 3 });
	const holidays = () => 2;
	expect(reviewTime(eventOf(liWen, up, 'verify'), today, holidays)).toEqual({ days: 2, over: 0 });
});

test('who signs on the day it came took no time, and other acts are no review', () => {
	const fresh = { ...up, withReviewerSince: today };
	expect(reviewTime(eventOf(liWen, fresh, 'verify'), today)).toEqual({ days: 0, over: 0 });
	expect(reviewTime(eventOf(zhengHao, up, 'withdraw'), today)).toBeNull();
});

test('only what was too long is said', () => {
	expect(timeInWords({ days: 7, over: 4 })).toBe('审核用 7 个工作日，超 4 个工作日');
	expect(timeInWords({ days: 3, over: 0 })).toBe('');
	expect(timeInWords(null)).toBe('');
});

test('units stand in their own order, a row signed late twice counts as one', () => {
	const of = (unitId: string, rowId: string, over: number) => ({ unitId, rowId, over });
	const cast = [units.liuhe, units.shiqiao, units.office];
	const held = [of('shiqiao', 'a', 9), of('shiqiao', 'b', 0)];
	const signed = [of('liuhe', 'c', 2), of('liuhe', 'c', 5), of('liuhe', 'd', 0)];
	const lines = reviewLinesOf(cast, held, signed);
	expect(lines.map(({ unitId: _, ...line }) => line)).toEqual([
		{ unit: '柳河镇', held: 0, late: 0, signed: 3, signedLate: 1, mostOver: 5 },
		{ unit: '石桥乡', held: 2, late: 1, signed: 0, signedLate: 0, mostOver: 9 }
	]);
});
