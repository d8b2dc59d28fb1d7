import { describe, expect, test } from 'vitest';
import { countStages, rateInWords, totalsOf } from '#lib/ledger/rates/rates.ts';
import {
	conditionLost,
	ready,
	settled,
	settledStages,
	standsForAll
} from '#lib/ledger/rates/rollup.ts';
import { stages, type Stage } from '#lib/ledger/stage.ts';
import { units } from '../../cast.ts';
import { rowOf } from '../cast/rows.ts';

const counted = (stage: Stage, problem = '有', goalReached = false) => ({
	stage,
	problem,
	goalReached
});

describe('counts and rates', () => {
	test('完成率 and 销号率 leave out 未发现, 作废 and 已移交', () => {
		const rows = [
			counted('closed'),
			counted('closed'),
			counted('longTerm', '有', true),
			counted('longTerm'),
			counted('rectifying'),
			counted('approving'),
			counted('assigned', ''),
			counted('notFoundPending', ''),
			counted('notFound', ''),
			counted('void'),
			counted('transferred')
		];
		expect(totalsOf(countStages(rows))).toEqual({
			problems: 6,
			closed: 2,
			longTerm: 2,
			rectifying: 2,
			completionRate: 3 / 8,
			closureRate: 2 / 8
		});
	});

	test('nothing counted is no rate, and nearly all is not all', () => {
		const nothing = totalsOf(countStages([counted('notFound', '')]));
		expect([nothing.completionRate, rateInWords(nothing.completionRate)]).toEqual([null, '—']);
		expect(rateInWords(1)).toBe('100%');
		expect(rateInWords(0.9999)).toBe('99.9%');
		expect(rateInWords(0.375)).toBe('37.5%');
		expect(rateInWords(0.29)).toBe('29%');
	});
});

describe('roll-up', () => {
	test('settled is struck off, not found, granted long-term or void', () => {
		expect(stages.filter((stage) => settled({ stage }))).toEqual([
			'closed',
			'notFound',
			'longTerm',
			'void'
		]);
		expect(settledStages).toHaveLength(4);
	});

	test('only the first row of a township or of the county stands for all', () => {
		expect(standsForAll(rowOf(units.liuhe))).toBe(true);
		expect(standsForAll(rowOf(units.county))).toBe(true);
		expect(standsForAll(rowOf(units.liuhe, { ordinal: 2 }))).toBe(false);
		expect(standsForAll(rowOf(units.dongwan))).toBe(false);
		expect(standsForAll(rowOf(units.water))).toBe(false);
	});

	test('具备销号条件 when all is settled; 条件失效 when something below comes back', () => {
		const township = rowOf(units.liuhe, { stage: 'rectifying' });
		expect([ready(township, 0), ready(township, 1)]).toEqual([true, false]);
		const closed = { ...township, stage: 'closed' as const };
		expect([ready(closed, 0), conditionLost(closed, 0), conditionLost(closed, 1)]).toEqual([
			false,
			false,
			true
		]);
		expect(conditionLost(township, 1)).toBe(false);
		expect(conditionLost({ ...township, stage: 'verifying' }, 1)).toBe(true);
		expect(conditionLost({ ...township, stage: 'void' }, 1)).toBe(false);
	});
});
