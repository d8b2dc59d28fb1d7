import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMeasureForm } from '#lib/ledger/campaigns/measure.ts';
import { formHeard } from '#lib/ledger/campaigns/measure-heard.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { heardIn } from '#lib/notice/heard.ts';
import { readNotice } from '#lib/notice/read.ts';
import { countyNotices, realNotices, sharedNotice } from '../county-notices.ts';
import { rounds } from '../rounds.ts';

const since = '2022-06-02';
const rhythms = (text: string) =>
	heardIn(text, since).rhythms.map(({ rhythm, open }) =>
		rhythm ? `${rhythm.every} ${rhythm.day}${open ? ' ?' : ''}` : open
	);
const targets = (text: string) =>
	heardIn(text, since).targets.map(({ goal, by }) => `${goal} ${by ?? '-'}`);

describe('how often a text says that something is done', () => {
	test.each([
		['把每周三定为账目核对日', ['week 3']],
		['每星期天组织一次大扫除', ['week 7']],
		['坚持周五集中学习', ['week 5']],
		['每周一上午开例会', ['week 1']],
		['每周一调度、每月一通报', ['week 5 ?', 'month 31 ?']],
		['实行周汇总、月排名制度', ['week 5 ?', 'month 31 ?']],
		['每月10日前报送进度', ['month 10']],
		['每个月底盘点一次', ['month 31']],
		['每季度末汇总，每半年回访，每年12月20日考核', ['quarter 31', 'halfYear 31 ?', 'year 20']],
		['每季度研判一次', ['quarter 31 ?']],
		['每周研判，每周二上报', ['week 2']],
		['每两个月走访一遍', ['原文的“每两个月”不在可选的频次里']],
		['定期检查水源', ['原文只说“定期”，没有写多久一次']],
		// Amounts, past facts and words that only look like a period.
		['公益岗位每人每月补贴300元', []],
		['每年集体收入达到5万元', []],
		['7月通报了两批问题', []],
		['上周二的会议没有记录', []],
		['周边村庄和本季度计划', []],
		['不定期抽查，常态化排查', []],
		['整治“周一至周五不在岗”现象', []]
	])('%s: %j', (text, said) => {
		expect(rhythms(text)).toEqual(said);
	});
});

describe('what a text says is to be reached', () => {
	test.each([
		['2022年底前，力争知晓率达到95%以上', ['知晓率达到95%以上 2022-12-31']],
		['确保全年培训护林员不少于300人次', ['培训护林员不少于300人次 2022-12-31']],
		['9月底前新建公厕12座', ['新建公厕12座 2022-09-30']],
		['7月20日前全部整改到位', ['全部整改到位 2022-07-20']],
		['3月底前完成验收', ['完成验收 2023-03-31']],
		['逾期率控制在百分之二以内', ['逾期率控制在百分之二以内 -']],
		['补助标准高于上年', ['补助标准高于上年 -']],
		['保洁员配备实现全覆盖', ['保洁员配备实现全覆盖 -']],
		['确保不出现一例漏保', ['不出现一例漏保 -']],
		[
			'到2025年，有稳定收入的村占80%以上，返贫零发生',
			['有稳定收入的村占80%以上 2025-12-31', '返贫零发生 2025-12-31']
		],
		// What is, was, or is only meant.
		['已完成改厕300座', []],
		['组织22个乡镇和617个行政村开展自查', []],
		['对收入超过2000元的户重新核算', []],
		['2021年以来的问题逐项过筛', []],
		['做好两项补贴等4项工作', []],
		['每月至少开展1次暗访', []],
		['做到应纳尽纳、应扶尽扶', []]
	])('%s: %j', (text, said) => {
		expect(targets(text)).toEqual(said);
	});

	test('a day is claimed only when the quote shows it', () => {
		const far = heardIn(`2022年底前，${'各村逐户摸排需求，'.repeat(20)}覆盖率达到90%`, since);
		expect(far.targets).toEqual([{ quote: '覆盖率达到90%', goal: '覆盖率达到90%', by: null }]);
	});
});

test('whatever the text, nothing is thrown, quotes stand in it, and the form made of it can be saved', () => {
	const words = fc.constantFrom(
		...[
			'每周',
			'每周一',
			'周二',
			'每月',
			'31日',
			'月底',
			'每季度',
			'每半年',
			'每年',
			'定期',
			'每两个月'
		],
		...[
			'2022年',
			'底前',
			'全年',
			'到',
			'达到',
			'不少于',
			'完成',
			'培训',
			'5000',
			'1,000',
			'50%',
			'以上'
		],
		...[
			'人次',
			'全覆盖',
			'（',
			'）',
			'，',
			'。',
			'；',
			',',
			' ',
			'\n',
			'二〇二三年',
			'0月',
			'13月99日',
			'的'
		]
	);
	const text = fc.oneof(
		fc.string(),
		fc.array(words, { maxLength: 30 }).map((all) => all.join(''))
	);
	fc.assert(
		fc.property(text, (said) => {
			const heard = heardIn(said, since);
			for (const { quote } of [...heard.rhythms, ...heard.targets]) {
				expect(quote).not.toBe('');
				expect(said).toContain(quote);
			}
			for (const { quote, goal } of heard.targets) expect(quote).toContain(goal);
			const form = formHeard(heard);
			if (form) expect(isRefusal(readMeasureForm(form, since))).toBe(false);
		}),
		{ numRuns: rounds(2000, 500) }
	);
});

describe.each(countyNotices)('what a notice says of rhythms and targets: $name', ({ text }) => {
	test('five of 30 measures, and nothing else', () => {
		const told = readNotice(text).items.flatMap(({ number, measures }) =>
			measures.map(({ label, text }) => ({ at: `${number}${label}`, ...heardIn(text, since) }))
		);
		expect(told).toHaveLength(30);
		const said = told.flatMap(({ at, rhythms, targets }) => [
			...rhythms.map(({ rhythm }) => `${at} ${rhythm?.every} ${rhythm?.day}`),
			...targets.map(({ by }) => `${at} ${by}`)
		]);
		expect(said).toEqual([
			...['3三是 week 4', '4三是 2022-12-31', '5一是 2022-12-31'],
			...['6二是 week 5', '6二是 month 31', '8一是 2022-12-31']
		]);
	});
});

describe.runIf(realNotices.length > 0)('the key points of 2020, read by hand', () => {
	test('all eleven rhythms, and what it calls 定期', () => {
		const all = readNotice(sharedNotice('yuzhou-2020-key-points.txt').text).items.map(({ text }) =>
			heardIn(text, '2020-02-25')
		);
		const found = all.flatMap(({ rhythms }) => rhythms);
		expect(found.filter(({ rhythm }) => rhythm)).toHaveLength(11);
		expect(found.filter(({ rhythm }) => !rhythm)).toHaveLength(5);
		expect(all.flatMap(({ targets }) => targets).length).toBe(58);
	});
});
