import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNotice } from '#lib/notice/read.ts';
import { noticeReadingSchema } from '#lib/notice/reading.ts';
import { processorTime } from '../processor-time.ts';
import { rounds } from '../rounds.ts';

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const TITLES = [
	'宣传发动不深入',
	'台账登记不及时',
	'资金拨付偏慢',
	'管护责任不明确',
	'培训覆盖面窄'
];
const DEEDS = [
	'逐户走访核对有关情况',
	'按月调度工作进展',
	'公开项目和资金安排',
	'健全长效管护办法'
];
const UNITS = ['县水利局', '县财政局', '县教育局', '县民政局', '县乡村振兴局', '县自然资源局'];
const GROUPS = ['各乡镇党委和政府', '各乡镇（街道）', '各县〔市、区〕党委、政府', '县直有关部门'];

const pick = (words: string[], min: number, max: number) =>
	fc.uniqueArray(fc.constantFrom(...words), { minLength: min, maxLength: max });

const item = fc.record({
	title: fc.constantFrom(...TITLES),
	facets: pick(DEEDS, 0, 3).filter((list) => list.length !== 1),
	measures: pick(DEEDS, 1, 4),
	lead: fc.boolean(),
	units: pick(UNITS, 1, 5),
	groups: pick(GROUPS, 0, 1)
});

const notice = fc.record({
	sections: fc.array(fc.array(item, { minLength: 1, maxLength: 4 }), {
		minLength: 1,
		maxLength: 4
	}),
	through: fc.boolean(),
	spoken: fc.boolean(),
	mark: fc.constantFrom('1.', '1．', '1、', '（1）', '１．'),
	colon: fc.constantFrom('：', ':'),
	comma: fc.constantFrom('，', '、', '；'),
	brackets: fc.boolean(),
	width: fc.option(fc.integer({ min: 18, max: 44 }), { nil: null })
});

type Plan = typeof notice extends fc.Arbitrary<infer T> ? T : never;

function number(mark: string, value: number): string {
	const wide = mark.includes('１');
	const digits = String(value).replace(/\d/g, (d) =>
		wide ? String.fromCharCode(d.charCodeAt(0) + 0xfee0) : d
	);
	return mark.replace(/[1１]/, digits);
}

function written(plan: Plan): string {
	const lines = ['某县关于考核反馈问题的整改方案', '一、总体要求', '坚持问题导向，全面整改到位。'];
	lines.push('二、整改任务');
	let value = 0;
	for (const [at, items] of plan.sections.entries()) {
		lines.push(`（${HAN[at]}）${['责任', '政策', '工作', '成效'][at]}落实方面`);
		if (!plan.through) value = 0;
		for (const one of items) {
			value++;
			const list = (parts: string[]) =>
				parts.length < 2
					? parts.map((part) => `${part}。`).join('')
					: parts.map((part, n) => `${plan.spoken ? `${HAN[n]}是` : '①②③④'[n]}${part}。`).join('');
			lines.push(`${number(plan.mark, value)}${one.title}。${list(one.facets)}`);
			lines.push(`整改措施${plan.colon}${list(one.measures)}`);
			const units = one.units.join('、');
			const all = [units, ...one.groups].join(plan.comma);
			const [first, ...rest] = one.units;
			const others = [rest.join('、'), ...one.groups].filter(Boolean).join(plan.comma);
			const said =
				one.lead && others
					? `牵头单位${plan.colon}${first}；责任单位${plan.colon}${others}`
					: `责任单位${plan.colon}${all}`;
			lines.push(plan.brackets ? `（${said}）` : `${said}。`);
		}
	}
	lines.push('三、工作要求', '（一）加强领导。各单位要高度重视。', '（二）严格督导。按月通报。');
	return lines.flatMap((line) => wrapped(line, plan.width)).join('\n');
}

function wrapped(line: string, width: number | null): string[] {
	if (width === null) return [line];
	const lines: string[] = [];
	for (let at = 0; at < line.length; at += width) lines.push(line.slice(at, at + width));
	return lines;
}

describe('a notice composed from a structure', () => {
	test('gives the structure back', () => {
		fc.assert(
			fc.property(notice, (plan) => {
				const reading = readNotice(written(plan));
				const items = plan.sections.flat();
				expect(reading.items.map(({ title }) => title)).toEqual(items.map(({ title }) => title));
				expect(reading.items.map(({ facets }) => facets.length)).toEqual(
					items.map(({ facets }) => facets.length)
				);
				expect(reading.items.map(({ measures }) => measures.length)).toEqual(
					items.map(({ measures }) => measures.length)
				);
				expect(reading.items.map(({ owners }) => owners.map(({ name }) => name))).toEqual(
					items.map(({ units, groups }) => [...units, ...groups])
				);
				for (const { owners } of reading.items)
					expect(owners.filter(({ role }) => role === 'lead')).toHaveLength(1);
				expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
			}),
			{ numRuns: rounds(400, 100) }
		);
	});
});

describe('any text', () => {
	const scraps = fc.array(
		fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.constantFrom(
				'一、',
				'（一）',
				'1.',
				'（1）',
				'①',
				'问题1：',
				'整改措施：',
				'责任单位：',
				'（责任单位：',
				'）',
				'一是',
				'二是',
				'。',
				'、',
				'，',
				'\n',
				'\n\n',
				'\f',
				'\t\t',
				'|',
				'**',
				'附件：',
				'7月底前',
				'2022年6月2日',
				'各乡镇党委、政府',
				'县水利局',
				'和',
				'22个乡镇'
			)
		),
		{ maxLength: 60 }
	);

	test('never throws, and every problem stands on a line of it', () => {
		fc.assert(
			fc.property(scraps, (parts) => {
				const text = parts.join('');
				const reading = readNotice(text);
				const lines = text.split(/\r\n|\n|\r/).length;
				expect(noticeReadingSchema.parse(reading)).toEqual(reading);
				for (const { line } of reading.problems) expect(line).toBeLessThanOrEqual(lines);
				for (const item of reading.items) {
					expect(item.lines[0]).toBeLessThanOrEqual(item.lines[1]);
					expect(item.lines[1]).toBeLessThanOrEqual(lines);
				}
			}),
			{ numRuns: rounds(1500, 400) }
		);
	});

	test('of 50,000 lines is read within a second or so', () => {
		const line = '这一行只是一般的文字，没有编号也没有标签，长度三十个字上下左右';
		const text = Array<string>(50_000).fill(line).join('\n');
		expect(processorTime(() => readNotice(text))).toBeLessThan(3000);
	});

	test.each([
		['unclosed brackets', '（责任单位：'.repeat(20_000)],
		['spaces', ' '.repeat(300_000)],
		['numbers', '1.'.repeat(100_000)],
		['circles', '①甲。\n'.repeat(20_000)],
		['names joined by 和', `责任单位：${'县水利局和'.repeat(20_000)}`],
		['labels', '整改措施：甲。'.repeat(20_000)]
	])('made of %s does not take long', (_name, text) => {
		expect(processorTime(() => readNotice(text))).toBeLessThan(4000);
	});
});
