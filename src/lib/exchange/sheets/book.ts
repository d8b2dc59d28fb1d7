import type { ColumnKey } from './columns.ts';
import type { TemplateKey } from '#lib/ledger/sheets/columns.ts';

/** A ledger to be written as one workbook: a sheet per unit, all plain text. */
export interface SheetBook {
	sheets: Sheet[];
	/** Line height as a multiple of the type size: 1.48 never clips; real 仿宋 needs 1.36. */
	lineFactor?: number;
}

/**
 * One form, as plain JSON that carries all it needs to be printed later. What is left out of the fill line stays
 * blank, to be written by hand.
 */
export interface Sheet {
	template: TemplateKey;
	unitName: string;
	/** The full title, unit name included; `ledgerTitle` makes it. */
	title: string;
	sheetName: string;
	filledBy?: string;
	phone?: string;
	/** A day as YYYY-MM-DD; anything else is printed as it stands. */
	filledOn?: string;
	/** The columns in print order as the county set them; without them the form of the notice stands. */
	columns?: SheetColumn[];
	/** A line under the signatures: version, day and check code of a submission. */
	foot?: string;
	lines: SheetLine[];
}

/** A printed column: what stands over it and its width in mm. */
export interface SheetColumn {
	key: ColumnKey;
	title: string;
	width: number;
}

/**
 * One printed line: a ledger row, a further facet or measure of one (same `id`, no number), or a line that sums up
 * villages (no `id`). `id` travels hidden, for the way back.
 */
export interface SheetLine {
	id: string;
	number: string;
	/** It goes on with the line above: the cells it leaves empty are drawn as one with those over them. */
	goesOn?: true;
	cells: Partial<Record<ColumnKey, string>>;
}
