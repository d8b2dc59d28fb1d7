import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, isDay } from '#lib/ledger/day.ts';
import { measureNote, readMeasureForm } from '#lib/ledger/campaigns/measure.ts';
import { nextOn, periods, rhythmInWords } from '#lib/ledger/campaigns/rhythm.ts';
import { untakenOf } from '#lib/server/campaigns/measures.ts';

const blank = { every: '', day: '', goal: '', by: '', present: '', on: '' };

describe('the next day of a rhythm', () => {
	test.each([
		// 2 June 2022 is a Thursday.
		['week', 4, '2022-06-02', '2022-06-02'],
		['week', 4, '2022-06-03', '2022-06-09'],
		['week', 1, '2022-06-05', '2022-06-06'],
		['week', 7, '2022-06-05', '2022-06-05'],
		['month', 10, '2022-06-10', '2022-06-10'],
		['month', 10, '2022-06-11', '2022-07-10'],
		['month', 31, '2022-06-02', '2022-06-30'],
		['month', 31, '2022-12-31', '2022-12-31'],
		['month', 30, '2023-01-31', '2023-02-28'],
		['month', 1, '2022-12-02', '2023-01-01'],
		['quarter', 20, '2022-06-20', '2022-06-20'],
		['quarter', 20, '2022-06-21', '2022-09-20'],
		['quarter', 31, '2022-10-01', '2022-12-31'],
		['halfYear', 31, '2022-02-01', '2022-06-30'],
		['halfYear', 10, '2022-12-11', '2023-06-10'],
		['year', 31, '2022-12-31', '2022-12-31'],
		['year', 20, '2022-12-21', '2023-12-20']
	] as const)('every %s on %i seen on %s: %s', (every, day, today, next) => {
		expect(nextOn({ every, day }, today)).toBe(next);
	});

	test('is a day of the calendar, today or later, and never more than a period away', () => {
		const rhythm = fc.oneof(
			fc.record({ every: fc.constant('week' as const), day: fc.integer({ min: 1, max: 7 }) }),
			fc.record({
				every: fc.constantFrom('month', 'quarter', 'halfYear', 'year'),
				day: fc.integer({ min: 1, max: 31 })
			})
		);
		const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2020-01-01', n));
		fc.assert(
			fc.property(rhythm, day, (one, today) => {
				const next = nextOn(one, today);
				expect(isDay(next)).toBe(true);
				const away = daysBetween(today, next);
				expect(away).toBeGreaterThanOrEqual(0);
				expect(away).toBeLessThanOrEqual(
					one.every === 'week' ? 6 : periods[one.every].months * 31 - 1
				);
				// From the day itself the next one is the day itself.
				expect(nextOn(one, next)).toBe(next);
			})
		);
	});
});

test.each([
	['week', 7, '每周日'],
	['month', 31, '每月底'],
	['quarter', 20, '每季度末月20日'],
	['halfYear', 31, '每年6月、12月底'],
	['year', 31, '每年12月底']
] as const)('every %s on %i is said as %s', (every, day, words) => {
	expect(rhythmInWords({ every, day })).toBe(words);
});

describe('what rows say of a measure', () => {
	const target = { goal: '半数村集体收入达 10 万元', present: '41%', on: '2022-06-30', by: null };

	test('its next date and its value', () => {
		const thursday = { every: 'week', day: 4 } as const;
		expect(rhythmInWords(thursday)).toBe('每周四');
		expect(measureNote({ rhythm: thursday, target: null }, '2022-06-03')).toBe(
			'每周四，下次 6月9日'
		);
		expect(measureNote({ rhythm: thursday, target: null }, '2022-06-02')).toBe('每周四，下次 今天');
		expect(
			measureNote(
				{ rhythm: { every: 'month', day: 10 }, target: { ...target, by: '2022-12-31' } },
				'2022-12-20'
			)
		).toBe(
			'每月10日，下次 2023年1月10日；指标：半数村集体收入达 10 万元（12月31日前），现在 41%（截至 6月30日）'
		);
		const unsaid = { ...target, present: '', on: null };
		expect(measureNote({ rhythm: null, target: unsaid }, '2022-06-03')).toContain('现在还没有填报');
		expect(measureNote({ rhythm: null, target: null }, '2022-06-03')).toBe('');
	});
});

describe('the form of rhythm and target', () => {
	const read = (more: Partial<typeof blank>) =>
		readMeasureForm({ ...blank, ...more }, '2022-06-20');

	test('empty takes both away; a value without a day is of today', () => {
		expect(read({})).toEqual({ rhythm: null, target: null });
		expect(read({ every: 'month', day: '10', goal: ' 全覆盖 ', present: '80%' })).toEqual({
			rhythm: { every: 'month', day: 10 },
			target: { goal: '全覆盖', present: '80%', on: '2022-06-20', by: null }
		});
	});

	test.each([
		[{ every: 'week', day: '8' }, 'day'],
		[{ every: 'week', day: '' }, 'day'],
		[{ every: 'month', day: '32' }, 'day'],
		[{ every: 'year', day: '32' }, 'day'],
		[{ every: 'decade', day: '1' }, 'every'],
		[{ every: 'toString', day: '1' }, 'every'],
		[{ present: '80%' }, 'goal'],
		[{ by: '2022-12-31' }, 'goal'],
		[{ goal: '全覆盖', by: '2022-02-30' }, 'by'],
		[{ goal: '全覆盖', present: '80%', on: '2022-06-21' }, 'on'],
		[{ goal: '全覆盖', on: '2022-06-20' }, 'present'],
		[{ goal: '长'.repeat(121) }, 'goal']
	])('%j is refused at %s', (more, field) => {
		expect(read(more)).toMatchObject({ refused: true, field });
	});
});

test('what no unit took is missing only once a unit has set its measures', () => {
	const part = (id: string) => ({ id, kind: 'measure' as const, label: '', text: id });
	const parts = [part('m1'), part('m2')];
	expect(untakenOf(parts, 0, new Set())).toEqual([]);
	expect(untakenOf(parts, 3, new Set(['m1']))).toEqual([parts[1]]);
});
