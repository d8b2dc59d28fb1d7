import { HAN_DIGITS, readNumeral } from './numerals.ts';

/** The ways official documents number their parts, highest first (GB/T 9704: 一、（一）1.（1）). */
export type NumberStyle =
	'part' | 'han' | 'hanParen' | 'arabic' | 'arabicParen' | 'arabicClose' | 'circle' | 'question';

/** A number at the head of a paragraph: `label` in the notice's digits, `length` characters long. */
export type NumberMark = { style: NumberStyle; value: number; label: string; length: number };

/** How deep a style normally stands; 问题一 takes its place from where it is met (outline). */
export const RANK: Record<NumberStyle, number> = {
	part: 0,
	han: 1,
	hanParen: 2,
	question: 2.5,
	arabic: 3,
	arabicParen: 4,
	arabicClose: 5,
	circle: 6
};

const H = `[${HAN_DIGITS}]{1,4}`;
/** 1.5万 and 10.17 are no item numbers, 1.2022年 is. */
const DOT = String.raw`(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d年)|、)`;

const PATTERNS: [NumberStyle, RegExp][] = [
	['part', new RegExp(`^第(${H}|\\d{1,3})(?:部分|章|篇|类|大类)[、：:.．]?`)],
	[
		'question',
		new RegExp(
			`^(?:反馈|整改|存在|具体)?(?:问题|任务|事项|问题清单)[（(]?(${H}|\\d{1,3})[）)]?(?:[：:、.．]|(?=\\s|$))`
		)
	],
	['han', new RegExp(`^(${H})[、．.]`)],
	['hanParen', new RegExp(`^[（(](${H})[）)][、．.]?`)],
	['arabic', new RegExp(`^(\\d{1,3})\\s?${DOT}`)],
	['arabicParen', /^[（(]\s?(\d{1,3})\s?[）)][、．.]?/],
	['arabicClose', /^(\d{1,3})[）)][、．.]?/]
];

/** Single characters that are a number: ① ⑴ ⒈ ㈠ with the style they stand for. */
const SIGNS: [NumberStyle, string][] = [
	['circle', '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'],
	['arabicParen', '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'],
	['arabic', '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'],
	['hanParen', '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩']
];

/** The number with which a paragraph begins, or null. */
export function readNumber(text: string): NumberMark | null {
	for (const [style, signs] of SIGNS) {
		const value = text ? signs.indexOf(text.charAt(0)) + 1 : 0;
		if (value > 0) return { style, value, label: String(value), length: 1 };
	}
	for (const [style, pattern] of PATTERNS) {
		const found = pattern.exec(text);
		const value = found?.[1] ? readNumeral(found[1]) : null;
		if (!found || value === null || value === 0) continue;
		const gap = /^\s*/.exec(text.slice(found[0].length))?.[0].length ?? 0;
		return { style, value, label: found[1] ?? '', length: found[0].length + gap };
	}
	return null;
}
