import type { ColumnKey } from './columns.ts';
import type { TemplateKey } from './templates.ts';

/** A ledger to be written as one workbook: a sheet per unit, all plain text. */
export interface LedgerBook {
	sheets: LedgerSheet[];
	/** Line height as a multiple of the type size: 1.48 never clips; real 仿宋 needs 1.36. */
	lineFactor?: number;
}

/** One form. What is left out of the fill line stays blank, to be written by hand. */
export interface LedgerSheet {
	template: TemplateKey;
	unitName: string;
	/** The full title, unit name included; `ledgerTitle` makes it. */
	title: string;
	sheetName: string;
	filledBy?: string;
	phone?: string;
	/** A day as YYYY-MM-DD; anything else is printed as it stands. */
	filledOn?: string;
	lines: LedgerLine[];
}

/** One ledger row, or a line that sums up villages. `id` travels hidden, for the way back. */
export interface LedgerLine {
	id: string;
	number: string;
	cells: Partial<Record<ColumnKey, string>>;
}
