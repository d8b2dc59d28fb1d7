import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSheets } from '#lib/exchange/sheets/compare.ts';
import type { SheetLine, Sheet } from '#lib/exchange/sheets/book.ts';
import { townshipLedger } from './township-ledger.ts';

const first = townshipLedger('顺店镇', 2, 1);
const village: Sheet = { ...first, template: 'village', unitName: '康城村' };

test('the same ledger twice has no changes, whatever it holds', () => {
	expect(compareSheets([first, village], structuredClone([first, village]))).toEqual([]);
});

test('a cell that changed is told by its heading, old and new', () => {
	const second = withLine(first, 1, { progress: '7月4日：已完成', problem: '厕所无门' });
	expect(compareSheets([first], [second])).toEqual([
		expect.objectContaining({
			unitName: '顺店镇',
			all: null,
			lines: [
				expect.objectContaining({
					kind: 'changed',
					id: first.lines[1]?.id,
					problem: '厕所无门',
					cells: [
						{ title: '本乡镇具体问题', from: first.lines[1]?.cells.problem, to: '厕所无门' },
						{ title: '整改进展及成效', from: '7月1日完成入户核对。', to: '7月4日：已完成' }
					]
				})
			]
		})
	]);
});

test('a line put in shifts 序号 below it, which is no change of those lines', () => {
	const line: SheetLine = { id: 'new', number: '1', cells: { problem: '新排查的问题' } };
	const shifted = [line, ...first.lines].map((old, at) => ({ ...old, number: String(at + 1) }));
	const [change] = compareSheets([first], [{ ...first, lines: shifted }]);
	expect(change?.lines).toEqual([
		expect.objectContaining({ kind: 'added', id: 'new', cells: [], problem: '新排查的问题' })
	]);
	const [back] = compareSheets([{ ...first, lines: shifted }], [first]);
	expect(back?.lines).toEqual([expect.objectContaining({ kind: 'removed', id: 'new' })]);
});

test('whole sheets that came or went', () => {
	expect(compareSheets([first], [first, village])).toEqual([
		expect.objectContaining({ unitName: '康城村', all: 'added' })
	]);
	expect(compareSheets([first, village], [first])).toEqual([
		expect.objectContaining({ unitName: '康城村', all: 'removed' })
	]);
});

test('a sum of villages is compared with the sum of the same finding', () => {
	const sum = (villages: string): Sheet => ({
		...first,
		lines: [{ id: '', number: '1', cells: { finding: '1.监测', village: villages } }]
	});
	expect(compareSheets([sum('3个村')], [sum('5个村')])[0]?.lines[0]?.cells).toEqual([
		{ title: '涉及村', from: '3个村', to: '5个村' }
	]);
});

test('several lines of one row are compared one by one, and hidden columns not at all', () => {
	const facets = (...texts: string[]): Sheet => ({
		...first,
		template: 'city',
		columns: [{ key: 'facets', title: '具体\n表现', width: 100 }],
		lines: texts.map((text) => ({ id: 'row', number: '', cells: { facets: text, remarks: text } }))
	});
	const [change] = compareSheets([facets('甲', '乙')], [facets('甲', '丙', '丁')]);
	expect(change?.lines.map(({ kind, cells }) => ({ kind, cells }))).toEqual([
		{ kind: 'changed', cells: [{ title: '具体表现', from: '乙', to: '丙' }] },
		{ kind: 'added', cells: [] }
	]);
});

test('random ledgers: every line of either side is the same, changed, added or removed', () => {
	const lines = fc.uniqueArray(
		fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), problem: fc.constantFrom('x', 'y') }),
		{ selector: ({ id }) => id }
	);
	const sheet = (made: { id: string; problem: string }[]): Sheet => ({
		...first,
		lines: made.map(({ id, problem }, at) => ({ id, number: String(at), cells: { problem } }))
	});
	fc.assert(
		fc.property(lines, lines, (before, after) => {
			const found = compareSheets([sheet(before)], [sheet(after)])[0]?.lines ?? [];
			const ids = (kind: string) => found.filter((line) => line.kind === kind).map(({ id }) => id);
			const was = new Map(before.map(({ id, problem }) => [id, problem]));
			expect(ids('added')).toEqual(after.filter(({ id }) => !was.has(id)).map(({ id }) => id));
			expect(ids('changed')).toEqual(
				after
					.filter(({ id, problem }) => was.has(id) && was.get(id) !== problem)
					.map(({ id }) => id)
			);
			expect(ids('removed')).toEqual(
				before.filter(({ id }) => !after.some((line) => line.id === id)).map(({ id }) => id)
			);
		})
	);
});

function withLine(sheet: Sheet, at: number, cells: SheetLine['cells']): Sheet {
	const lines = sheet.lines.map((line, n) =>
		n === at ? { ...line, cells: { ...line.cells, ...cells } } : line
	);
	return { ...sheet, lines };
}
