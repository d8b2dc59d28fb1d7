import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sheetFileName } from '#lib/exchange/file-name.ts';
import { worksheetNames } from '#lib/exchange/sheets/sheet-names.ts';

describe('the name of a saved ledger', () => {
	test('unit, form and day', () => {
		expect(sheetFileName('顺店镇', '2022年整改', '20220705')).toBe(
			'顺店镇_2022年整改_对照整改台账_20220705.xlsx'
		);
		expect(sheetFileName('顺店镇', '', '2022-07-05')).toBe('顺店镇_对照整改台账_20220705.xlsx');
	});

	test('what Windows does not take is left out', () => {
		expect(sheetFileName('a/b\\c:d*e?f"g<h>i|j', '', '20220705')).toMatch(/^abcdefghij_/);
		expect(sheetFileName(' . ', '', '20220705')).toMatch(/^单位_/);
		expect(sheetFileName('CON', '', '20220705')).toMatch(/^CON单位_/);
		expect(sheetFileName('镇'.repeat(300), '改'.repeat(300), '20220705').length).toBeLessThan(110);
	});
});

test('sheet names: any list gives as many, all different, all accepted', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 40 }),
			(given) => {
				const names = worksheetNames([...given, ...given]);
				expect(names).toHaveLength(given.length * 2);
				expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
				for (const name of names) {
					expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/u);
					expect(name.length).toBeLessThanOrEqual(31);
					expect(name).not.toMatch(/^'|'$/);
					expect(name.isWellFormed()).toBe(true);
				}
			}
		)
	);
});
