import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overdueChatText } from '#lib/server/desk/chat-text.ts';
import { deskKindOf } from '#lib/ledger/desk-kind.ts';
import { deskLine, type LineFacts } from '#lib/server/desk/line.ts';
import { arranged, matrixLines } from '#lib/server/desk/matrix-lines.ts';
import type { Heap } from '#lib/ledger/rates/figures.ts';
import { startOfDay, startOfWeek } from '#lib/ledger/day.ts';
import { weekName } from '#lib/server/rows/week.ts';
import { weekParts } from '#lib/server/desk/week.ts';
import { people } from '../../cast.ts';

const quiet: LineFacts = {
	today: '2022-07-01',
	ledgersDueOn: '2022-07-05',
	endOn: '2022-07-31',
	waiting: 0,
	returned: 0,
	cameBack: 0,
	unclaimed: 0,
	ownOverdue: 0,
	underWay: 0,
	received: 0,
	own: null,
	missing: null,
	inSight: null,
	missed: 0,
	ready: 0,
	lost: 0,
	within: ''
};
const said = (facts: Partial<LineFacts>) =>
	deskLine({ ...quiet, ...facts })
		.map(({ text }) => text)
		.join(' · ');

describe('what is expected today, in one line', () => {
	test('what may be struck off above, and what no longer may, are doors', () => {
		const parts = deskLine({ ...quiet, ready: 2, lost: 1 });
		expect(parts.map(({ text, href }) => [text, href])).toEqual(
			expect.arrayContaining([
				['2 条具备销号条件', '/rows?stage=ready'],
				['1 条条件失效', '/rows?stage=lost']
			])
		);
	});

	test.each([
		['2022-07-01', '台账 7月5日前报送，还有 4 天 · 4 个单位未报台账'],
		['2022-07-05', '台账今天报送 · 4 个单位未报台账'],
		['2022-07-08', '台账应于 7月5日报送，已过 3 天 · 4 个单位未报台账'],
		['2022-07-28', '台账应于 7月5日报送，已过 23 天 · 4 个单位未报台账 · 集中整改期还有 3 天'],
		[
			'2022-08-01',
			'台账应于 7月5日报送，已过 27 天 · 4 个单位未报台账 · 集中整改期已于 7月31日结束'
		]
	])('the office on %s: %s', (today, line) => {
		expect(said({ today, missing: 4 })).toBe(line);
	});

	test('the office when everybody has submitted', () => {
		expect(said({ missing: 0, waiting: 17, received: 2 })).toBe(
			'台账已全部报送 · 2 份台账待收 · 17 条待我审核'
		);
	});

	test('a township reads what its ledger lacks, then what it was sent back and what is late', () => {
		const own = { unitId: 'liuhe', state: 'missing' as const, lacking: 12 };
		const inSight = { overdue: 17, dueSoon: 22 };
		expect(said({ own, waiting: 3, returned: 2, unclaimed: 1, inSight })).toBe(
			'台账 7月5日前报送，还有 4 天，还有 12 条要先补齐 · 3 条待我审核 · 2 条退回待补 · 本单位 1 条待认领 · 17 条逾期 · 22 条临期'
		);
		expect(said({ own: { ...own, lacking: 0 } })).toBe('台账 7月5日前报送，还有 4 天，可以报送');
		expect(said({ own: { ...own, state: 'returned' } })).toBe('台账被退回，请改后再报');
		expect(said({ own: { ...own, state: 'submitted' } })).toBe('');
	});

	test('漏报 that a draw has shown is said, with the door to its rows', () => {
		expect(said({ missing: 0, missed: 2 })).toBe('台账已全部报送 · 核实查出漏报 2 条');
	});

	test('supervision that owns rows reads its own beside the county', () => {
		expect(said({ missing: 0, ownOverdue: 1, underWay: 3 })).toBe(
			'台账已全部报送 · 本单位 1 条逾期 · 本单位 3 条办理中'
		);
	});

	test('late is red, near is amber', () => {
		const tone = (today: string) => deskLine({ ...quiet, today, missing: 1 })[1]?.tone;
		expect([tone('2022-07-05'), tone('2022-07-06')]).toEqual(['amber', 'red']);
	});
});

test('office and supervision find the county, leaders theirs, others their own desk', () => {
	const { chenJing, hanBing, wuGang, liWen, linTao, zhengHao } = people;
	expect([chenJing, hanBing, wuGang, liWen, linTao, zhengHao].map(deskKindOf)).toEqual([
		...['county', 'county', 'leader', 'township', 'department', 'village']
	]);
});

describe('the matrix', () => {
	const heap = (line: string, findingId: string, more: Partial<Heap>): Heap => ({
		line,
		findingId,
		level: 'village',
		stage: 'rectifying',
		light: 'onTime',
		confirmed: false,
		rows: 1,
		problems: 1,
		goalReached: 0,
		reviewLate: 0,
		...more
	});
	const heaps = [
		heap('liuhe', 'f1', { rows: 3, light: 'overdue' }),
		heap('liuhe', 'f1', { rows: 2, stage: 'closed', light: 'settled' }),
		heap('liuhe', 'f2', { stage: 'notFound', light: 'settled', problems: 0 }),
		heap('shiqiao', 'f1', { rows: 4, light: 'dueSoon' }),
		heap('shiqiao', 'f2', { stage: 'assigned', light: 'unclaimedOverdue', problems: 0 })
	];
	const named = [
		{ id: 'shiqiao', name: '石桥乡', query: 'scope=shiqiao' },
		{ id: 'liuhe', name: '柳河镇', query: 'scope=liuhe' },
		{ id: 'empty', name: '空乡', query: 'scope=empty' }
	];
	const lines = matrixLines(
		heaps,
		named,
		['f1', 'f2', 'f3'],
		new Map([['shiqiao', 'received' as const]])
	);

	test('counts what is not settled of what counts; 未发现 is no work left', () => {
		const none = { overdue: 0, unclaimed: 0, dueSoon: 0 };
		expect(lines.map(({ name, cells }) => [name, cells])).toEqual([
			[
				'石桥乡',
				[
					{ ...none, open: 4, total: 4, dueSoon: 4 },
					{ ...none, open: 1, total: 1, unclaimed: 1 },
					null
				]
			],
			['柳河镇', [{ ...none, open: 3, total: 5, overdue: 3 }, { ...none, open: 0, total: 0 }, null]]
		]);
		expect(lines.map(({ completionRate }) => completionRate)).toEqual([0, 2 / 5]);
	});

	test('what was transferred is open until its outcome is confirmed, and is no 未发现', () => {
		const sent = { stage: 'transferred', light: 'settled' } as const;
		const [line] = matrixLines(
			[heap('liuhe', 'f1', sent), heap('liuhe', 'f2', { ...sent, confirmed: true })],
			named,
			['f1', 'f2'],
			new Map()
		);
		expect(line?.cells).toMatchObject([
			{ open: 1, total: 1 },
			{ open: 0, total: 0 }
		]);
	});

	test('stands most overdue first unless asked otherwise; villages keep the order of their codes', () => {
		const order = (by: 'township' | 'village', sort: string, show = '') =>
			arranged(lines, by, sort, show).map(({ name }) => name);
		expect(order('township', '')).toEqual(['柳河镇', '石桥乡']);
		expect(order('township', 'code')).toEqual(['石桥乡', '柳河镇']);
		expect(order('township', 'rate')).toEqual(['石桥乡', '柳河镇']);
		expect(order('township', 'state')).toEqual(['石桥乡', '柳河镇']);
		expect(order('village', 'overdue')).toEqual(['石桥乡', '柳河镇']);
		expect(order('township', '', 'missing')).toEqual([]);
		expect(order('township', 'nonsense', 'late')).toEqual(['柳河镇', '石桥乡']);
	});
});

describe('texts for a chat group', () => {
	const line = fc.record({
		campaign: fc.constantFrom('', '2022年度考核评估反馈问题对照整改'),
		township: fc.option(fc.constantFrom('梁北镇', '山货回族乡'), { nil: null }),
		unit: fc.constantFrom('郭村', '三官赵村', '市城市综合管理服务中心'),
		number: fc.constantFrom('6-1', '10-12'),
		light: fc.constant({ kind: 'overdue' as const, days: 3, words: '逾期 3 天' }),
		person: fc.constantFrom('', '张大山')
	});

	test('are never longer than 300 characters and never lose the number', () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 60 }), fc.nat(400), (items, more) => {
				const total = items.length + more;
				const text = overdueChatText({ items, total, today: '2022-07-08' });
				expect(text.length).toBeLessThanOrEqual(300);
				expect(text).toContain(total === 0 ? '没有逾期' : `逾期${total}条`);
			})
		);
	});
});

test('a week begins on Monday at midnight in Shanghai', () => {
	expect(['2022-07-04', '2022-07-06', '2022-07-10'].map(startOfWeek)).toEqual(
		Array(3).fill('2022-07-04')
	);
	expect(startOfWeek('2022-07-03')).toBe('2022-06-27');
	expect(startOfDay('2022-07-04')).toBe('2022-07-03T16:00:00.000Z');
});

test('what was done this week is told in the order of a row’s road, and only what was done', () => {
	const counts = new Map([
		['approve', 5],
		['claim', 2],
		['amend', 9]
	]);
	expect(weekParts(counts)).toEqual([
		{ text: '认领 2', href: '/rows?week=claim' },
		{ text: '审定销号 5', href: '/rows?week=approve' }
	]);
	expect([weekName('approve'), weekName('nonsense')]).toEqual(['本周审定销号', '']);
});
