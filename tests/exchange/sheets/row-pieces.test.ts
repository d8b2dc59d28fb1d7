import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowPieces, TALLEST_ROW } from '#lib/exchange/sheets/row-pieces.ts';
import { lineEnds } from '#lib/exchange/sheets/wrap.ts';

const setting = { widths: [16, 4, 3], lineHeight: 10.5 * 1.48 };

const text = fc.string({
	unit: fc.constantFrom(...'整改落实巩固成果。，；“（）12.5%abc \n𠮷'),
	maxLength: 1500
});

const lines = (value: string, width: number) => {
	let from = 0;
	return lineEnds(value, width).map((end) => value.slice(from, (from = end)));
};

describe('where lines end', () => {
	test('Chinese by the em, figures and words whole, marks with the word before', () => {
		expect(lines('整改台账逐一销号', 4)).toEqual(['整改台账', '逐一销号']);
		expect(lines('投入资金12,500元', 6)).toEqual(['投入资金', '12,500元']);
		expect(lines('整改台账。逐一', 4)).toEqual(['整改台', '账。逐一']);
		expect(lines('自查（一）项', 3)).toEqual(['自查', '（一）', '项']);
		expect(lines('一\n\n二', 4)).toEqual(['一\n', '\n', '二']);
		expect(lines('12345678901234567', 4)).toEqual(['12345678', '90123456', '7']);
	});

	test('nothing is lost and no line is wider than the column', () => {
		fc.assert(
			fc.property(text, fc.integer({ min: 2, max: 30 }), (value, width) => {
				expect(lines(value, width).join('')).toBe(value);
			})
		);
	});
});

describe('the height of a row', () => {
	test('grows with its longest text', () => {
		expect(rowPieces(['整', '', ''], setting)).toHaveLength(1);
		const one = rowPieces(['整'.repeat(16), '', ''], setting)[0]?.height ?? 0;
		const five = rowPieces(['整'.repeat(16 * 5), '', ''], setting)[0]?.height ?? 0;
		expect(one).toBe(30);
		expect(five).toBeGreaterThanOrEqual(5 * setting.lineHeight);
	});

	test('never shrinks when text is added', () => {
		fc.assert(
			fc.property(text, text, (before, added) => {
				const height = (value: string) =>
					rowPieces([value, '', ''], setting).reduce((sum, piece) => sum + piece.height, 0);
				const count = (value: string) => lineEnds(value, 16).length;
				expect(count(before + added)).toBeGreaterThanOrEqual(count(before));
				if (count(before + added) < 23)
					expect(height(before + added)).toBeGreaterThanOrEqual(height(before));
			})
		);
	});

	test('pieces hold every character, stay below the limit and show all their lines', () => {
		fc.assert(
			fc.property(fc.tuple(text, text, text), (texts) => {
				const pieces = rowPieces(texts, setting);
				texts.forEach((value, at) => {
					expect(pieces.map((piece) => piece.texts[at]).join('')).toBe(value);
				});
				for (const piece of pieces) {
					expect(piece.height).toBeLessThanOrEqual(TALLEST_ROW);
					piece.texts.forEach((value, at) => {
						const needed = lineEnds(value, setting.widths[at] ?? 1).length * setting.lineHeight;
						expect(piece.height).toBeGreaterThanOrEqual(needed);
					});
				}
			})
		);
	});

	test('cuts at the end of a sentence when one is near', () => {
		const [first] = rowPieces(['核对台账与实际是否一致。'.repeat(60), '', ''], setting);
		expect(first?.texts[0]?.endsWith('。')).toBe(true);
	});
});
