import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, drawPercent, drawStands } from '#lib/ledger/draw.ts';
import { findings } from '../cast.ts';

const villages = Array.from({ length: 26 }, (_, i) => `village-${i}`);

describe('the recorded draw', () => {
	test('can be repeated by anybody, in any order of the list', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 80 }),
				fc.integer({ min: 1, max: 100 }),
				fc.string(),
				(ids, percent, seed) => {
					const drawn = draw(ids, percent, seed);
					expect(draw([...ids].reverse(), percent, seed)).toEqual(drawn);
					expect(drawn).toHaveLength(Math.max(1, Math.ceil((ids.length * percent) / 100)));
					expect(new Set(drawn).size).toBe(drawn.length);
					expect(ids).toEqual(expect.arrayContaining(drawn));
				}
			),
			{ numRuns: 60 }
		);
	});

	test('is the same on every machine and in every later version', () => {
		expect(draw(villages, 10, '柳河镇 2022-07-05')).toEqual([
			'village-0',
			'village-5',
			'village-6'
		]);
	});

	test('rounds up, takes at least one, all at 100 %, none of none', () => {
		expect(draw(villages, 10, 's')).toHaveLength(3);
		expect(draw(villages.slice(0, 2), 10, 's')).toHaveLength(1);
		expect(draw(villages, 100, 's')).toEqual([...villages].sort());
		expect(draw([], 10, 's')).toEqual([]);
	});

	test('favours nobody: 4,000 draws of 3 in 26 come near 462 each', () => {
		const hits = new Map(villages.map((village) => [village, 0]));
		for (let i = 0; i < 4000; i++)
			for (const village of draw(villages, 10, `seed ${i}`))
				hits.set(village, (hits.get(village) ?? 0) + 1);
		const expected = (4000 * 3) / villages.length;
		const chi = [...hits.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
		expect(chi).toBeLessThan(52.6);
	});

	test('重点 findings are looked at whole', () => {
		expect(drawPercent(findings.monitoring)).toBe(10);
		expect(drawPercent(findings.monitoring, 20)).toBe(20);
		expect(drawPercent(findings.construction, 20)).toBe(100);
	});

	test('passes when every drawn row did, fails with the first that did not', () => {
		const row = (drawn: boolean, result: 'passed' | 'failed' | null) => ({ drawn, result });
		expect(drawStands([row(true, 'passed'), row(false, null)])).toEqual({
			passed: true,
			failed: false
		});
		expect(drawStands([row(true, 'passed'), row(true, null)]).passed).toBe(false);
		expect(drawStands([row(true, 'failed'), row(true, null)])).toEqual({
			passed: false,
			failed: true
		});
	});
});
