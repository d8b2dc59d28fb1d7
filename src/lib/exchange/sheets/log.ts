import { emsIn, printableWidth } from '#lib/ledger/sheets/paper-size.ts';
import { cellText } from './cell-text.ts';
import { LOOKS, type PaperRow, type PaperPage } from './paper.ts';
import { lineEnds } from './wrap.ts';
import { writeWorkbook } from './workbook.ts';

/** A plain table to be written as one sheet; `widths` are shares of the page. */
export interface PlainTable {
	title: string;
	/** A line under the title: what the table was narrowed to. */
	note: string;
	headings: string[];
	widths: number[];
	rows: string[][];
}

/** A table as the bytes of an .xlsx, to be read or printed on A4: every cell is text. */
export function writeTable(table: PlainTable): Promise<Uint8Array> {
	return writeWorkbook([worksheetOf(table)]);
}

function worksheetOf({ title, note, headings, widths, rows }: PlainTable): PaperPage {
	const total = widths.reduce((sum, width) => sum + width, 0);
	const millimetres = widths.map((width) => (width / total) * printableWidth('a4'));
	const room = millimetres.map((width) => emsIn(width, LOOKS.prose.size));
	const top: PaperRow[] = [
		{ height: 34, across: true, cells: [{ text: title, look: 'title18' }] },
		{ height: 20, across: true, cells: [{ text: note, look: 'fill' }] }
	];
	const head: PaperRow = { height: 24, cells: headings.map((text) => ({ text, look: 'head' })) };
	const body = rows.map((row): PaperRow => {
		const texts = row.map(cellText);
		const lines = Math.max(...texts.map((text, at) => lineEnds(text, room[at] ?? 1).length));
		const height = Math.min(400, lines * LOOKS.prose.size * 1.48 + 4);
		return { height, cells: texts.map((text) => ({ text, look: 'prose' })) };
	});
	return {
		name: title,
		paper: 'a4',
		widths: millimetres,
		rows: [...top, head, ...body],
		headRow: top.length
	};
}
