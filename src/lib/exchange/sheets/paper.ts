import type { Paper } from '#lib/ledger/sheets/paper-size.ts';

/** A sheet as it will lie on paper, before any file format. Widths in mm, heights in points. */
export interface PaperPage {
	name: string;
	paper: Paper;
	/** Printed columns; one more, hidden and outside the print area, carries the ids. */
	widths: number[];
	rows: PaperRow[];
	/** The row of headings, from 0: frozen on the screen, repeated on every printed page. */
	headRow: number;
}

/** `across`: the first cell spans all printed columns. */
export interface PaperRow {
	height: number;
	cells: PaperCell[];
	across?: boolean;
	hidden?: string;
}

export interface PaperCell {
	text: string;
	look: CellLook;
	/** Drawn as one with the cell above or below: no line between them. */
	joins?: { above: boolean; below: boolean };
}

export type CellLook = keyof typeof LOOKS;

/** Type of the form, domain §7. A reader without the font falls back to 宋体 or 仿宋. */
export const LOOKS = {
	annex: { font: '黑体', size: 16, align: 'left', boxed: false },
	title22: { font: '方正小标宋简体', size: 22, align: 'center', boxed: false },
	title18: { font: '方正小标宋简体', size: 18, align: 'center', boxed: false },
	foot: { font: '仿宋_GB2312', size: 9, align: 'right', boxed: false },
	fill: { font: '仿宋_GB2312', size: 12, align: 'left', boxed: false },
	head: { font: '黑体', size: 10.5, align: 'center', boxed: true },
	prose: { font: '仿宋_GB2312', size: 10.5, align: 'left', boxed: true },
	brief: { font: '仿宋_GB2312', size: 10.5, align: 'center', boxed: true }
} as const;
