import { expect, test } from 'vitest';
import { processorTime } from '../../processor-time.ts';
import { maskText } from '#lib/ledger/mask/text.ts';

test('a long text is read in time that grows with its length', () => {
	const many = Array.from({ length: 2000 }, (_, at) => `王${String.fromCharCode(0x4e00 + at)}强`);
	const nasty = [
		'1',
		'1 ',
		'138 12 ',
		'2022.7.5-',
		'颜 ',
		`王${' '.repeat(60)}`,
		' ',
		'王',
		'13812345678\n'
	];
	for (const piece of nasty) {
		const took = (size: number) => {
			const text = piece.repeat(Math.ceil(size / piece.length));
			return Math.min(
				...Array.from({ length: 3 }, () => processorTime(() => maskText(text, many)))
			);
		};
		// Eight times as long takes eight times as long, not sixty-four.
		expect(took(200_000), piece).toBeLessThan(40 * took(25_000) + 50);
	}
});
