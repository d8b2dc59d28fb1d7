import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cannotSearch, excerpt, numberIn, termsOf } from '#lib/ledger/search.ts';

test('words are parted by spaces of either width, full width is made half, five at most', () => {
	expect(termsOf('　石门村　６－２ ')).toEqual(['石门村', '6-2']);
	expect(termsOf('一二 三四 五六 七八 九十 百千')).toHaveLength(5);
});

test('nothing and one character are answered with a sentence, two characters and numbers are looked for', () => {
	expect(cannotSearch('  ')).toContain('两个字以上');
	expect(cannotSearch('水')).toContain('只有一个字');
	expect(cannotSearch('水 村')).toContain('只有一个字');
	expect(cannotSearch('水厕')).toBe('');
	expect(cannotSearch('青石镇 水')).toBe('');
	expect(cannotSearch('6-2')).toBe('');
});

test('6-2 is the second row of finding 6; a phone number is not', () => {
	expect(numberIn('6-2')).toEqual(['6', 2]);
	expect(numberIn('自-12')).toEqual(['自', 12]);
	expect(numberIn('0374-8220001')).toBeNull();
	expect(numberIn('6')).toBeNull();
});

test('the words found are marked, far into a text it is cut around them', () => {
	expect(excerpt('户厕五户未完工', ['户厕', '完工'])).toEqual([
		{ text: '户厕', hit: true },
		{ text: '五户未', hit: false },
		{ text: '完工', hit: true }
	]);
	const pieces = excerpt(`${'前'.repeat(300)}户厕${'后'.repeat(300)}`, ['户厕']);
	expect(pieces.at(0)).toEqual({ text: '…', hit: false });
	expect(pieces.at(-1)).toEqual({ text: '…', hit: false });
	expect(pieces.filter(({ hit }) => hit)).toEqual([{ text: '户厕', hit: true }]);
});

test('whatever is searched for, the pieces put together are the text, and each marked one a word', () => {
	const text = fc.string({ unit: fc.constantFrom('户', '厕', '村', 'A', 'b'), maxLength: 60 });
	const words = fc.array(
		fc.string({ unit: fc.constantFrom('户', '厕', 'a', 'B'), minLength: 1, maxLength: 3 }),
		{ maxLength: 4 }
	);
	fc.assert(
		fc.property(text, words, (whole, terms) => {
			const pieces = excerpt(whole, terms);
			expect(pieces.map((piece) => piece.text).join('')).toBe(whole);
			const low = terms.map((term) => term.toLowerCase());
			for (const piece of pieces) if (piece.hit) expect(low).toContain(piece.text.toLowerCase());
		})
	);
});
