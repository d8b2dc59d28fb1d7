/** A sheet as it will lie on paper, before any file format. Widths in mm, heights in points. */
export interface PaperSheet {
	name: string;
	paper: 'a3' | 'a4';
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
	look: Look;
}

export type Look = keyof typeof LOOKS;

/** Type of the form, domain.md §7. A reader without the font falls back to 宋体 or 仿宋. */
export const LOOKS = {
	annex: { font: '黑体', size: 16, align: 'left', boxed: false },
	title22: { font: '方正小标宋简体', size: 22, align: 'center', boxed: false },
	title18: { font: '方正小标宋简体', size: 18, align: 'center', boxed: false },
	fill: { font: '仿宋_GB2312', size: 12, align: 'left', boxed: false },
	head: { font: '黑体', size: 10.5, align: 'center', boxed: true },
	prose: { font: '仿宋_GB2312', size: 10.5, align: 'left', boxed: true },
	brief: { font: '仿宋_GB2312', size: 10.5, align: 'center', boxed: true }
} as const;

/** Margins of the printed page, mm. */
export const MARGINS = { side: 15, top: 20, bottom: 18, footer: 9 };

const POINTS_PER_MM = 72 / 25.4;

/** What a cell keeps free beside its text, points: the padding of Excel, WPS and LibreOffice. */
const CELL_PADDING = 4.5;

/** The room for text in a column of `mm`, in em of a type of `size` points. */
export function emsIn(mm: number, size: number): number {
	return (mm * POINTS_PER_MM - CELL_PADDING) / size;
}
