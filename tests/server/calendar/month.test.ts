import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthAfter, readMonth, weekdayOf, weeklyDays, weeksOf } from '#lib/ledger/month.ts';
import { addDays } from '#lib/ledger/day.ts';

test('July 2022 begins on a Friday: its page goes from Monday 27 June to Sunday 31 July', () => {
	const weeks = weeksOf('2022-07');
	expect(weeks).toHaveLength(5);
	expect(weeks[0]?.[0]).toBe('2022-06-27');
	expect(weeks.at(-1)?.at(-1)).toBe('2022-07-31');
});

test('every month from 2000 to 2099 stands whole on its page, in weeks from Monday to Sunday', () => {
	const month = fc.integer({ min: 0, max: 1199 }).map((n) => monthAfter('2000-01', n));
	fc.assert(
		fc.property(month, (shown) => {
			expect(readMonth(shown)).toBe(shown);
			const days = weeksOf(shown).flat();
			expect(days.length % 7).toBe(0);
			expect(weekdayOf(days[0] ?? '')).toBe(1);
			for (const [index, day] of days.entries()) expect(day).toBe(addDays(days[0] ?? '', index));
			expect(days).toContain(`${shown}-01`);
			expect(days).toContain(addDays(`${monthAfter(shown, 1)}-01`, -1));
			expect(days.length).toBeLessThanOrEqual(42);
		})
	);
});

test('an address that names no month is no month', () => {
	for (const text of [null, '', '2022-13', '2022-7', '1999-01', "2022-07'"])
		expect(readMonth(text)).toBeNull();
});

test('weekdays that a measure names are read, a sum a week is none', () => {
	expect(weeklyDays('县局把每周四定为数据检查日，每周日汇总')).toEqual([4, 7]);
	expect(weeklyDays('每星期天巡查一遍')).toEqual([7]);
	expect(weeklyDays('每周公示检查结果')).toEqual([]);
	expect(weeklyDays('每周一上午调度，每周一、周四通报')).toEqual([1]);
});

test.each(['每周一次检查', '每周一调度', '每星期一通报一次'])(
	'%s says how often, and no day is made of it',
	(text) => expect(weeklyDays(text)).toEqual([])
);

test('the 频次 of a measure goes before its words', () => {
	expect(weeklyDays('每周四为数据检查日', { every: 'week', day: 5 })).toEqual([5]);
	expect(weeklyDays('每周一次检查', { every: 'week', day: 3 })).toEqual([3]);
	expect(weeklyDays('每周四为数据检查日', { every: 'month', day: 10 })).toEqual([]);
});
