import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	currentColumns,
	noticeColumns,
	printedColumns
} from '#lib/exchange/sheets/template-columns.ts';
import { TEMPLATES } from '#lib/exchange/sheets/templates.ts';
import {
	templateKeys,
	templateRefusal,
	leastWidth,
	moveColumn,
	usedWidth,
	type ColumnSetting
} from '#lib/ledger/sheets/columns.ts';
import { printableWidth } from '#lib/ledger/sheets/paper-size.ts';

const village = noticeColumns('village');
const withColumn = (key: string, change: Partial<ColumnSetting>) =>
	village.map((column) => (column.key === key ? { ...column, ...change } : column));

test.each(templateKeys)(
	'the notice’s form %s can be printed, with room for what a county adds',
	(key) => {
		const form = noticeColumns(key);
		expect(templateRefusal(form, TEMPLATES[key].paper)).toBeNull();
		expect(usedWidth(form)).toBeLessThanOrEqual(printableWidth(TEMPLATES[key].paper));
		expect(form.map((column) => column.key)).toEqual(
			expect.arrayContaining(['goal', 'evidence', 'officePhone', 'nextSteps'])
		);
	}
);

describe('what cannot be printed is refused, saying how to mend it', () => {
	test('no column at all', () => {
		const none = village.map((column) => ({ ...column, shown: false }));
		expect(templateRefusal(none, 'a4')?.message).toBe('一列也没有显示：请至少勾选一列再保存。');
	});

	test('a column too narrow for its heading', () => {
		const narrow = withColumn('problem', { title: '本村存在的具体问题', width: 8 });
		expect(templateRefusal(narrow, 'a4')?.fields).toEqual({
			'width.problem': `“本村存在的具体问题”放不下：至少 ${leastWidth('本村存在的具体问题')} 毫米，或把标题改短`
		});
	});

	test('more than the paper holds, by how much', () => {
		const wide = withColumn('problem', { width: 70 });
		expect(templateRefusal(wide, 'a4')?.message).toBe(
			'各列共宽 277 毫米，纸面只有 267 毫米：请减少 10 毫米，或少显示几列。'
		);
	});

	test.each([
		[{ title: '' }, 'title.problem'],
		[{ title: '很'.repeat(21) }, 'title.problem'],
		[{ width: NaN }, 'width.problem'],
		[{ width: 20.5 }, 'width.problem'],
		[{ width: -4 }, 'width.problem'],
		[{ width: 900 }, 'width.problem']
	])('%o stands under %s', (change, field) => {
		expect(Object.keys(templateRefusal(withColumn('problem', change), 'a4')?.fields ?? {})).toEqual(
			[field]
		);
	});

	test('a hidden column may be as it likes', () => {
		const hidden = withColumn('problem', { shown: false, width: 0, title: '' });
		expect(templateRefusal(hidden, 'a4')).toBeNull();
	});
});

test('columns move one place at a time and never get lost', () => {
	const keys = village.map((column) => column.key);
	const moves = fc.array(
		fc.tuple(fc.constantFrom(...keys), fc.constantFrom(-1 as const, 1 as const))
	);
	fc.assert(
		fc.property(moves, (all) => {
			const moved = all.reduce((form, [key, by]) => moveColumn(form, key, by), village);
			expect(moved.map((column) => column.key).sort()).toEqual([...keys].sort());
		})
	);
	expect(moveColumn(village, 'finding', -1)[0]?.key).toBe('finding');
	expect(moveColumn(village, 'number', -1)).toBe(village);
});

test('a kept form drops columns the program no longer knows and hides those that came since', () => {
	const kept = [
		{ key: 'remarks', title: '说明', width: 30, shown: true },
		{ key: 'gone', title: '旧列', width: 30, shown: true }
	];
	const form = currentColumns('village', kept);
	expect(printedColumns(form)).toEqual([{ key: 'remarks', title: '说明', width: 30 }]);
	expect(form).toHaveLength(village.length);
});
