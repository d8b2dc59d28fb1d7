import { describe, expect, test } from 'vitest';
import { endPreview, endRefusal, type StageRows } from '#lib/ledger/campaigns/end.ts';
import { proposedReport, type ReportFacts } from '#lib/server/campaigns/report-text.ts';
import { countsOf, type FindingRows } from '#lib/ledger/rates/finding-counts.ts';
import { levelWords } from '#lib/ledger/roster/level-words.ts';
import { people } from '../../cast.ts';
import { done, refused } from '../cast/acts.ts';
import { factsOf, planned, rowOf } from '../cast/rows.ts';
import { units } from '../../cast.ts';

const rows = (stage: StageRows['stage'], count: number, confirmed = false): StageRows => ({
	stage,
	rows: count,
	confirmed
});
const over = [rows('closed', 8), rows('notFound', 3), rows('longTerm', 2), rows('void', 1)];

describe('结束批次', () => {
	test('says what is settled, and what is carried over', () => {
		const preview = endPreview([...over, rows('transferred', 2, true)]);
		expect(preview.settled.map(({ name, rows }) => `${name} ${rows}`)).toEqual([
			...['已销号 8', '未发现此类问题 3', '长期坚持 2', '已移交 2', '作废 1']
		]);
		expect(preview).toMatchObject({ open: [], openRows: 0, carried: 2 });
		expect(endRefusal(people.zhouMing, 'dispatched', preview)).toBeNull();
	});

	test('is refused while anything is open, with the number and where it lies', () => {
		const preview = endPreview([
			...over,
			...[rows('rectifying', 4), rows('transferred', 1), rows('transferred', 2, true)]
		]);
		expect(preview.open).toEqual([
			{ stage: 'rectifying', name: '正在整改', rows: 4 },
			{ stage: 'transferred', name: '已移交待确认办结', rows: 1 }
		]);
		expect(preview.settled.find(({ stage }) => stage === 'transferred')?.rows).toBe(2);
		const refusal = endRefusal(people.zhouMing, 'dispatched', preview);
		expect(refusal?.kind).toBe('openRows');
		expect(refusal?.message).toContain('还有 5 条');
		expect(refusal?.message).toContain('正在整改 4 条、已移交待确认办结 1 条');
	});

	test('is for people of the office, once, after the dispatch', () => {
		const none = endPreview([]);
		const code = (...args: Parameters<typeof endRefusal>) => endRefusal(...args)?.kind;
		for (const key of ['liWen', 'tangYun', 'hanBing', 'wuGang', 'xuNuo'] as const)
			expect(code(people[key], 'dispatched', none)).toBe('notPermitted');
		expect(code({ ...people.chenJing, role: 'leader' }, 'dispatched', none)).toBe('notPermitted');
		expect(code(people.chenJing, 'preparing', none)).toBe('notDispatched');
		expect(code(people.chenJing, 'ended', none)).toBe('ended');
	});

	test('afterwards a long-term row is reviewed and put up, a closed one hung up again, all else stands', () => {
		const ended = { startOn: '2022-06-02', endOn: '2022-07-31', ended: true };
		const facts = (row: Parameters<typeof factsOf>[0]) => ({ ...factsOf(row), campaign: ended });
		const watched = rowOf(units.dongwan, {
			...planned,
			stage: 'longTerm',
			rectification: 'longTerm',
			dueOn: null,
			reviewOn: '2022-06-20',
			stageGoal: '年底前全部知晓'
		});
		const reviewed = done(people.zhengHao, watched, 'reviewLongTerm', {}, facts(watched));
		expect(reviewed.row.stage).toBe('longTerm');
		const closed = rowOf(units.dongwan, { ...planned, stage: 'closed', closedOn: '2022-06-18' });
		const again = done(people.hanBing, closed, 'reopen', {}, facts(closed)).row;
		expect(again.stage).toBe('rectifying');
		expect(done(people.zhengHao, again, 'reportProgress', {}, facts(again)).row.stage).toBe(
			'rectifying'
		);
		const open = rowOf(units.dongwan, { ...planned });
		expect(refused(people.zhengHao, open, 'reportProgress', {}, facts(open)).kind).toBe(
			'campaignEnded'
		);
	});
});

describe('集中整改情况报告', () => {
	const rowsOf = (stage: FindingRows['stage'], rows: number, more: Partial<FindingRows> = {}) => ({
		findingId: 'f1',
		stage,
		rows,
		problems: stage === 'notFound' ? 0 : rows,
		confirmed: false,
		goalReached: 0,
		reopened: 0,
		missed: 0,
		nextReview: null,
		...more
	});
	const some = [
		rowsOf('closed', 4, { reopened: 1 }),
		rowsOf('longTerm', 2, { goalReached: 1, nextReview: '2022-09-30' }),
		rowsOf('notFound', 3),
		rowsOf('rectifying', 1, { reopened: 1, missed: 1 }),
		rowsOf('void', 2, { reopened: 2 })
	];
	const own = [rowsOf('closed', 1), rowsOf('verifying', 2, { reopened: 2 })];
	const finding = { number: '1', title: '动态监测存在不足。', selfFound: false, ...countsOf(some) };
	const facts: ReportFacts = {
		county: '安和县',
		words: levelWords('安和县'),
		campaign: '2021年度考核评估反馈问题对照整改',
		startOn: '2022-06-02',
		on: '2022-08-05',
		office: '县领导小组办公室',
		units: { departments: 3, townships: 2, villages: 4 },
		feedback: 1,
		all: countsOf([...some, ...own]),
		findings: [
			finding,
			{
				number: '自',
				title: '自查问题',
				selfFound: true,
				...countsOf([...own, rowsOf('closed', 1)])
			}
		]
	};

	test('says the figures of the ledger, each part of the form, and what is left to the office', () => {
		const text = proposedReport(facts);
		const heads = text.split('\n').filter((line) => /^[一二三四五六七]、/.test(line));
		expect(heads).toEqual([
			...['一、总体情况', '二、主要做法', '三、销号情况', '四、长期坚持事项及下次复核'],
			...['五、经核实未发现此类问题情况', '六、重新挂账情况', '七、下步打算']
		]);
		expect(text).toContain('对照反馈问题1项，全县3个县直单位、2个乡镇（街道）、4个村（社区）');
		expect(text).toContain('具体问题10个。截至2022年8月5日，已销号5条，长期坚持2条');
		expect(text).toContain('（其中阶段目标已达到1条），正在整改3个，完成率60%，销号率50%。');
		expect(text).toContain('反馈问题1“动态监测存在不足”：排查具体问题7个，已销号4条，长期坚持2条');
		expect(text).toContain('\n自查问题：排查具体问题4个');
		expect(text).toContain('最近一次复核在2022年9月30日');
		expect(text).toContain('核实未发现此类问题3条；核实中发现漏报1条');
		expect(text).toContain('重新挂账4条，其中已再次销号1条、还没有办结3条。');
		expect(text).toContain('涉及反馈问题1“动态监测存在不足”2条，自查问题2条。');
		expect(text.match(/【请办公室填写】/g)).toHaveLength(2);
	});

	test('says of nothing that it is nothing', () => {
		const quiet = countsOf([]);
		const text = proposedReport({ ...facts, all: quiet, findings: [{ ...finding, ...quiet }] });
		expect(text).toContain('没有排查出具体问题，已销号0条。');
		expect(text).toContain('没有转长期坚持的事项。');
		expect(text).toContain('没有重新挂账的条目。');
		expect(text).toContain('没有报未发现此类问题的条目。');
	});
});
