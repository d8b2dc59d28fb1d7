import { expect, test } from 'vitest';
import { rowAsText, rowsAsTable, type CopiedRow } from '#lib/server/rows/list/clipboard.ts';
import { maskNumbers } from '#lib/ledger/mask/numbers.ts';
import type { CardView } from '#lib/server/rows/cards.ts';

function copied(card: Partial<CardView>, more: Partial<CopiedRow> = {}): CopiedRow {
	const whole = {
		head: { dueOn: '2022-06-28' },
		findingTitle: '乡村建设仍存在短板',
		number: '6-1',
		title: '户厕改造未完成',
		unit: '郭村',
		township: '梁北镇',
		person: '张某',
		light: { kind: 'longOverdue', days: 8, words: '逾期 8 天' },
		...card
	};
	return { card: whole as CardView, stage: '正在整改', officePhone: '0374-6200001', ...more };
}

test('a row in one line for a chat', () => {
	expect(rowAsText(copied({}))).toBe(
		'梁北镇 郭村 6-1 户厕改造未完成 逾期8天 责任人张某 0374-6200001'
	);
	const bare = copied({ township: null, person: '' }, { officePhone: '' });
	expect(rowAsText(bare)).toBe('郭村 6-1 户厕改造未完成 逾期8天');
	const settled = copied(
		{ light: { kind: 'settled', days: 0, words: '7月5日' } },
		{ stage: '已销号' }
	);
	expect(rowAsText(settled)).toContain(' 已销号 ');
});

test('a long problem of several lines stays one line', () => {
	const text = rowAsText(copied({ title: '第一行\n第二行'.repeat(20) }));
	expect(text).not.toContain('\n');
	expect(text).toContain('…');
	expect(text.length).toBeLessThan(90);
});

test('rows as a table: a heading, a line each, cells apart by tabs, nothing computed', () => {
	const table = rowsAsTable([copied({ title: '=1+1\t户' }), copied({ number: '11-2' })]);
	const lines = table.split('\n').map((line) => line.split('\t'));
	expect(lines.map((cells) => cells.length)).toEqual([10, 10, 10]);
	expect(lines[0]?.slice(0, 3)).toEqual(['乡镇', '单位', '编号']);
	expect(lines[1]?.[2]).toBe("'6-1");
	expect(lines[1]?.[4]).toBe("'=1+1 户");
});

test('identity and mobile numbers are masked, office phones and other figures are not', () => {
	expect(maskNumbers('王某412821196203041234，电话13803741234，办公室0374-6200001')).toBe(
		'王某412***********1234，电话138****1234，办公室0374-6200001'
	);
	expect(maskNumbers('资金1250000000000元，编号20220705001')).toBe(
		'资金1250000000000元，编号20220705001'
	);
	expect(rowAsText(copied({ title: '户主13803741234未改厕' }))).toContain('138****1234');
});
