import fc from 'fast-check';
import { expect, test } from 'vitest';
import { facetPieces } from '#lib/ledger/notices/finding-parts.ts';

const facets = [
	{ label: '一是', text: '改厕没有改到底。' },
	{ label: '二是', text: '污水直排。' }
];

test('a text is cut before each facet; what stands before them is a piece of its own', () => {
	const text = '暗访反馈，环境整治不平衡。一是改厕没有改到底。某村3户无门。二是污水直排。';
	expect(facetPieces(text, facets)).toEqual([
		'暗访反馈，环境整治不平衡。',
		'一是改厕没有改到底。某村3户无门。',
		'二是污水直排。'
	]);
});

test('without facets the text is one piece, without a text there is none', () => {
	expect(facetPieces('一段叙述。', [])).toEqual(['一段叙述。']);
	expect(facetPieces('', [])).toEqual([]);
});

test('a facet that was reworded follows the text, so that neither is lost', () => {
	expect(facetPieces('暗访反馈。一是改厕不彻底。', facets)).toEqual([
		'暗访反馈。一是改厕不彻底。',
		'一是改厕没有改到底。',
		'二是污水直排。'
	]);
});

test('a facet whose words stand in an earlier label is looked for after the one before it', () => {
	const same = ['。', '是', '。'].map((text) => ({ label: '一是', text }));
	expect(facetPieces('一是。一是是一是。', same)).toEqual(['一是。', '一是是', '一是。']);
});

test('whatever the text, every character of it comes out, in order', () => {
	const word = fc.string({ unit: fc.constantFrom('甲', '乙', '一', '是', '。'), maxLength: 6 });
	const part = fc.record({ label: fc.constantFrom('一是', '二是', ''), text: word });
	fc.assert(
		fc.property(word, fc.array(part, { maxLength: 4 }), (lead, parts) => {
			const text = lead + parts.map(({ label, text: words }) => label + words).join('');
			expect(facetPieces(text, parts).join('').startsWith(text)).toBe(true);
		})
	);
});
