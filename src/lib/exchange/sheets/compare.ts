import { cellOf, type ColumnKey } from './columns.ts';
import type { SheetLine, Sheet } from './book.ts';
import { sheetColumns } from './templates.ts';

/** One line that differs between two versions of a ledger. */
export interface LineChange {
	kind: 'added' | 'removed' | 'changed';
	/** The ledger row; '' for a line that sums up villages. */
	id: string;
	/** 序号 in the later version, in the earlier one when the line was removed. */
	number: string;
	/** What the line is about: its finding and its problem as they now read, or last read. */
	finding: string;
	problem: string;
	village: string;
	/** Printed cells that differ, in print order; empty when the whole line came or went. */
	cells: { title: string; from: string; to: string }[];
}

/** What differs in one sheet. `all`: the whole sheet came or went. */
export interface SheetChange {
	sheetName: string;
	unitName: string;
	all: 'added' | 'removed' | null;
	lines: LineChange[];
}

/**
 * What changed from one version of a ledger to the next, for who reads a second submission (domain §5).
 *
 * In: the sheets of both versions. Out: the sheets that differ, in the order of the later version, then those
 * that are gone. Sheets are known by form and unit, lines by row; 序号 moves when lines come and go and is no
 * change. Cells that neither version prints are not compared.
 */
export function compareSheets(before: Sheet[], after: Sheet[]): SheetChange[] {
	const earlier = new Map(before.map((sheet) => [positionOf(sheet), sheet]));
	const later = new Set(after.map(positionOf));
	const gone = before.filter((sheet) => !later.has(positionOf(sheet)));
	return [
		...after.map((sheet) => sheetChange(earlier.get(positionOf(sheet)), sheet)),
		...gone.map((sheet) => sheetChange(sheet, undefined))
	].filter((change) => change.all !== null || change.lines.length > 0);
}

function positionOf(sheet: Sheet): string {
	return `${sheet.template} ${sheet.unitName}`;
}

function sheetChange(before: Sheet | undefined, after: Sheet | undefined): SheetChange {
	const columns = columnsOf(before, after);
	const was = byRow(before);
	const is = byRow(after);
	const lines: LineChange[] = [];
	for (const [key, line] of is) {
		const old = was.get(key);
		if (!old) lines.push(lineChange('added', line, []));
		else {
			const cells = differing(old, line, columns);
			if (cells.length > 0) lines.push(lineChange('changed', line, cells));
		}
	}
	for (const [key, line] of was) if (!is.has(key)) lines.push(lineChange('removed', line, []));
	const { sheetName, unitName } = (after ?? before) as Sheet;
	return { sheetName, unitName, all: before ? (after ? null : 'removed') : 'added', lines };
}

/** Every column that one of the two prints, under its latest heading; 序号 is none of them. */
function columnsOf(...sheets: (Sheet | undefined)[]): Map<ColumnKey, string> {
	const titles = new Map<ColumnKey, string>();
	for (const sheet of sheets)
		for (const { key, title } of sheet ? sheetColumns(sheet) : [])
			if (key !== 'number') titles.set(key, title.replace(/\s/g, ''));
	return titles;
}

/** Lines by row; facets of one row, and sums of one finding, by their order. */
function byRow(sheet: Sheet | undefined): Map<string, SheetLine> {
	const lines = new Map<string, SheetLine>();
	const seen = new Map<string, number>();
	for (const line of sheet?.lines ?? []) {
		const row = line.id || `sum ${line.cells.finding ?? ''}`;
		const n = seen.get(row) ?? 0;
		seen.set(row, n + 1);
		lines.set(`${row} ${n}`, line);
	}
	return lines;
}

function differing(
	before: SheetLine,
	after: SheetLine,
	columns: Map<ColumnKey, string>
): LineChange['cells'] {
	return [...columns]
		.map(([key, title]) => ({ title, from: cellOf(before, key), to: cellOf(after, key) }))
		.filter(({ from, to }) => from !== to);
}

function lineChange(
	kind: LineChange['kind'],
	line: SheetLine,
	cells: LineChange['cells']
): LineChange {
	const { finding = '', problem = '', village = '' } = line.cells;
	return { kind, id: line.id, number: line.number, finding, problem, village, cells };
}
