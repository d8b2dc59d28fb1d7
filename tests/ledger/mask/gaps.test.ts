import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameFault, tidyName } from '#lib/ledger/command/people-form.ts';
import { identityIn, maskIdentities, maskNumbers } from '#lib/ledger/mask/numbers.ts';
import { maskLeaving } from '#lib/ledger/mask/leaving.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { proposeNames } from '#lib/ledger/names/propose.ts';
import { readingsOf, saysTerm, termsOf } from '#lib/ledger/search.ts';
import { rounds } from '../../rounds.ts';

/** White space and line breaks, signs nobody sees, dashes, dots: what counts as nothing (domain §8). */
const unseen = [...'\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufe0f'];
const seen = [
	...[' ', '\t', '\n', '\r\n', '\u00a0', '\u2003', '\u2009', '\u2028', '\u202f', '\u3000'],
	...['-', '－', '‐', '‑', '–', '—', '―', '−', '﹣', 'ー', '〜', '_', '─'],
	...['.', '．', '·', '•', '・', '･', '‧', '∙', '⋅', '。', '…']
];
const gap = fc
	.array(fc.constantFrom(...seen, ...unseen), { maxLength: 4 })
	.map((run) => run.join(''));
const seenGap = fc.tuple(gap, fc.constantFrom(...seen), gap).map((runs) => runs.join(''));
const gapInSentence = gap.map((run) => run.replaceAll('。', ''));
const gapInLine = gap.map((run) => run.replace(/[\t\n\r\u2028]/g, ' '));

/** The signs of a word with a run of nothing, or none, behind each but the last. */
const setApart = (word: string, between = gap) =>
	fc
		.array(between, { minLength: [...word].length - 1, maxLength: [...word].length - 1 })
		.map((gaps) => [...word].map((sign, at) => sign + (gaps[at] ?? '')).join(''));
const digits = (length: number) =>
	fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const wide = (number: string) =>
	number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const mobile = fc
	.tuple(fc.constantFrom(...'3456789'), digits(9))
	.map(([second, rest]) => `1${second}${rest}`);
const born = (max: string) =>
	fc
		.date({ min: new Date('1930-01-01'), max: new Date(max), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const identity = fc.oneof(
	fc
		.tuple(born('2019-12-31'), digits(3), fc.constantFrom(...'0123456789Xx'))
		.map(([birth, turn, last]) => `411081${birth}${turn}${last}`),
	// Those of fifteen digits were given out before 2000.
	fc.tuple(born('1999-12-31'), digits(3)).map(([birth, turn]) => `411081${birth.slice(2)}${turn}`)
);
/** Digits in groups of these sizes, something between each two. */
const inGroups = (plain: string, sizes: number[], between: fc.Arbitrary<string>) =>
	fc
		.array(between, { minLength: sizes.length - 1, maxLength: sizes.length - 1 })
		.map((gaps): [string, string] => {
			let from = 0;
			const groups = sizes.map((size) => plain.slice(from, (from += size)));
			return [plain, groups.map((group, at) => group + (gaps[at] ?? '')).join('')];
		});
/** 138 1234 5678, whatever stands between. */
const setAsPeopleDo = fc
	.tuple(mobile, fc.constantFrom([3, 4, 4], [3, 3, 5], [3, 8], [7, 4], Array<number>(11).fill(1)))
	.chain(([plain, sizes]) => inGroups(plain, sizes, seenGap));
/** At most three groups of any size on one line. */
const fewGroups = fc
	.tuple(mobile, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
	.filter(([, first, second]) => first + second < 11)
	.chain(([plain, first, second]) =>
		inGroups(plain, [first, second, 11 - first - second], gapInLine)
	);
const names = ['颜秀英', '欧阳春生', '阿依古丽·买买提', '祝生', '𠮷国强'];
const bare = (text: string) => text.replace(/[^\p{Script=Han}0-9０-９XxＸｘ某*]/gu, '');

describe('whatever counts as nothing between its signs', () => {
	test('a number that a word announces is masked: three digits and four are left of it', () => {
		fc.assert(
			fc.property(
				fc
					.oneof(mobile, identity)
					.chain((plain) =>
						fc.tuple(fc.constant(plain), fc.oneof(setApart(plain), setApart(wide(plain))))
					),
				([plain, typed]) => {
					const masked = maskNumbers(`联系电话${typed}，入户`);
					expect(masked).toHaveLength(`联系电话${typed}，入户`.length);
					const left = bare(masked).normalize('NFKC').replaceAll('*', '');
					expect(left).toBe(`联系电话${plain.slice(0, 3)}${plain.slice(-4)}入户`);
					expect(maskLeaving(`联系电话${typed}，入户`, []).hidden).toEqual({
						names: 0,
						numbers: 1
					});
				}
			),
			{ numRuns: rounds(2000, 500) }
		);
	});

	test('a mobile number set as people set numbers is masked, also where no word announces it', () => {
		fc.assert(
			fc.property(fc.oneof(setAsPeopleDo, fewGroups), ([plain, typed]) => {
				for (const text of [`（${typed}）`, `1. ${typed}\n`, `${typed}，颜`]) {
					const masked = maskNumbers(text);
					const left = bare(masked).normalize('NFKC').replaceAll('*', '');
					expect(left).toContain(plain.slice(0, 3) + plain.slice(-4));
					expect(masked.match(/\*/g)?.length).toBeGreaterThanOrEqual(4);
				}
			}),
			{ numRuns: rounds(1000, 300) }
		);
	});

	test('an identity number is found by the guard, and not kept', () => {
		fc.assert(
			fc.property(identity.chain(setApart), (typed) => {
				expect(identityIn(`身份证${typed}，入户`)).toBe(typed);
				expect(maskIdentities(`身份证${typed}，入户`)).not.toContain(typed);
			})
		);
	});

	test('a marked name is masked, and the text around it stays as it is', () => {
		fc.assert(
			fc.property(
				fc
					.constantFrom(...names)
					.chain((name) => fc.tuple(fc.constant(name), setApart(name.replace('·', '')))),
				([name, typed]) => {
					const text = `3组（${typed}）厕所未改`;
					const masked = maskText(text, names);
					expect(masked).toHaveLength(text.length);
					expect(masked.startsWith('3组（') && masked.endsWith('）厕所未改')).toBe(true);
					const plain = name.replace('·', '');
					const open = name === '欧阳春生' ? 2 : 1;
					const given = [...plain].slice(open).join('');
					expect(bare(masked)).toBe(
						`3组${[...plain].slice(0, open).join('')}${'某'.repeat(given.length)}厕所未改`
					);
				}
			),
			{ numRuns: rounds(1000, 300) }
		);
	});

	test('a search finds it where it is read in full, and nowhere else', () => {
		const named = fc
			.constantFrom(...names.slice(0, 3).map((name) => name.replace('·', '')))
			.chain((plain) => fc.tuple(setApart(plain), setApart(plain)));
		// Nothing announces a number that is searched for.
		const numbered = fc
			.oneof(setAsPeopleDo, fewGroups)
			.chain(([plain, typed]) => fc.tuple(setApart(plain), fc.constant(typed)));
		const both = fc.oneof(named, numbered);
		fc.assert(
			fc.property(both, ([stored, typed]) => {
				const text = `3组电话（${stored}）厕所未改`;
				const says = (read: string) =>
					readingsOf(typed).some((terms) => terms.every((term) => saysTerm(read, term)));
				expect(says(text)).toBe(true);
				expect(says(maskText(text, names))).toBe(false);
			})
		);
	});

	test('a name that nobody marked yet is asked about', () => {
		fc.assert(
			fc.property(setApart('颜国强', gapInSentence), (typed) => {
				expect(proposeNames(`3组脱贫户${typed}，厕所未改`).map(({ name }) => name)).toEqual([
					'颜国强'
				]);
			})
		);
	});
});

test.each([
	['联系电话138\u00a01234\u00a05678', '联系电话138\u00a0*****5678'],
	['电话138\n1234\n5678。', '电话138\n*****5678。'],
	['＋86\u00a013812345678', '＋86\u00a0138****5678'],
	['0086-138-1234-5678', '0086-138-*****5678'],
	['1. 138 123 45678', '1. 138 *****5678'],
	['1. 1381 2345 678\n2. 1391-2345-678', '1. 138*****5 678\n2. 139*****5-678'],
	['手机号：1956.5.5-4.7 756', '手机号：195********7 756'],
	['13 81 2345-678', '13 8*****5-678'],
	['1. 138 1234 5678 2. 139-1234-5678', '1. 138 *****5678 2. 139-*****5678'],
	['13812345678 13912345678', '138****5678 139****5678'],
	['411081 19620304 123 X', '411*************123 X']
])('%j reads as %j', (text, masked) => {
	expect(maskNumbers(text)).toBe(masked);
});

/** What looks like digits with gaps, and is none of a person's numbers. */
const ordinary = [
	'2022.7.5前报送，7.31前整改到位；2022.6.2—2022.7.31集中整改',
	'任期1998.12-2022.7，其间2021.12.1—2022.12.31驻村，1998.12.1-12.31培训',
	'1.2.3.逐项核对；1.1.1 1.1.2 1.1.3；（一）1.\n2.\n3.\n4.\n5.\n6.\n7.\n8.\n9.',
	'第13、14、15、16、17、18户，共6户',
	'资金1 250 000.00元，其中中央1,380,123.45元，省级13.81万元',
	'禹巩固脱贫组〔2022〕5号、许政办〔2021〕13号、2022-13-1号文',
	'户数 人数 比例\n13 41 2.5\n15 38 19.2\n17 50 8.1\n19 61 33.0\n',
	'1\t138\t1204\n2\t139\t1350\n3\t150\t1802\n4\t151\t2003\n5\t177\t1900',
	'办公电话0374-8123456转8001，传真0374 8123457，热线12345、12317',
	'13:00—15:30签到，14.5—16.2公里',
	'统一社会信用代码 91411081MA40X00000，编码411081104213',
	'排查户数：\n1320\n1285\n346',
	'13500\t2300\t45',
	'1650-2300-450 mm',
	'17 18 19 20 21 3',
	'投入13500 230000元',
	'1956.5.5-4.7，1998.12-2022.7',
	'共12 34 56 78 90 12 34 56 78户',
	'标准不高。明确时限，水质不达标。准备整改'
];

test.each(ordinary)('%j is read as it is', (text) => {
	expect(maskText(text, names)).toBe(text);
	expect(identityIn(text)).toBeNull();
	expect(maskLeaving(text, names).hidden).toEqual({ names: 0, numbers: 0 });
});

test('the notices of a real county are read as they are: no figure, date or number in them is masked', () => {
	const folder = '/work/shared/notices/';
	const texts = existsSync(folder)
		? readdirSync(folder)
				.filter((name) => name.endsWith('.txt'))
				.map((name) => readFileSync(folder + name, 'utf8'))
		: ordinary;
	for (const text of texts) expect(maskNumbers(text)).toBe(text);
});

test('all middle dots are one, and a name is kept without what was typed between its signs', () => {
	for (const dot of ['·', '•', '・', '‧', '∙', '⋅', '･', '\u200b· '])
		expect(tidyName(`阿依古丽${dot}买买提`)).toBe('阿依古丽·买买提');
	expect(tidyName(' 颜\u00a0秀\n英\u200b')).toBe('颜秀英');
	expect(nameFault('颜\u00a0秀英')).toBeNull();
	expect(nameFault('颜A英')).toContain('不像姓名');
});

test('a word that may be no name or number is searched for as it stands', () => {
	expect(saysTerm('第6-2条', '6-2')).toBe(true);
	expect(saysTerm('共62户', '6-2')).toBe(false);
	expect(saysTerm('五户。厕所未改', '户厕')).toBe(false);
	expect(readingsOf('颜 秀英')).toEqual([['颜', '秀英'], ['颜秀英']]);
	expect(readingsOf('6-2 厕所')).toEqual([['6-2', '厕所']]);
	expect(termsOf('+86 138 1234 5678')).toEqual(['13812345678']);
});
