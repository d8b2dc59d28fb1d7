import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { LOOKS, MARGINS, type Look, type PaperSheet } from './paper.ts';
import { quoted } from './sheetNames.ts';

/** The most characters that a cell of a workbook holds. */
export const CELL_LIMIT = 32_767;

/**
 * Writes sheets as one .xlsx. The only file that knows the spreadsheet library.
 *
 * In: sheets laid out for paper, names already unique. Out: the file's bytes. Every cell is text
 * in a text format, so nothing that begins with = + - @ is ever computed. A text over
 * `CELL_LIMIT` is a bug of the layout and throws.
 */
export async function writeWorkbook(sheets: PaperSheet[]): Promise<Uint8Array> {
	return writeXlsx({
		sheets: sheets.map(toSheet),
		// Column widths count digits of this font: 8 pixels each in 宋体 11.
		defaultFont: { name: '宋体', size: 11, charset: 134 },
		properties: { creator: '整改台账' },
		namedRanges: sheets.flatMap(printNames)
	});
}

function toSheet(sheet: PaperSheet): WriteSheet {
	const last = sheet.widths.length - 1;
	return {
		name: sheet.name,
		columns: [
			...sheet.widths.map((mm) => ({ width: charactersIn(mm) })),
			{ width: 8, hidden: true }
		],
		cells: cellsOf(sheet),
		rowDefs: new Map(sheet.rows.map((row, at) => [at, { height: row.height }])),
		merges: sheet.rows.flatMap((row, at) =>
			row.across ? [{ startRow: at, startCol: 0, endRow: at, endCol: last }] : []
		),
		freezePane: { rows: sheet.headRow + 1 },
		view: { showGridLines: false },
		pageSetup: {
			paperSize: sheet.paper,
			orientation: 'landscape',
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: 0,
			horizontalCentered: true,
			margins: {
				left: inches(MARGINS.side),
				right: inches(MARGINS.side),
				top: inches(MARGINS.top),
				bottom: inches(MARGINS.bottom),
				header: inches(MARGINS.footer),
				footer: inches(MARGINS.footer)
			}
		},
		headerFooter: { oddFooter: '&C&"宋体,Regular"&10第&P页 共&N页' }
	};
}

function cellsOf(sheet: PaperSheet): WriteSheet['cells'] {
	const cells: NonNullable<WriteSheet['cells']> = new Map();
	sheet.rows.forEach((row, r) => {
		row.cells.forEach(({ text, look }, c) => {
			cells.set(`${r},${c}`, { value: asText(text), style: STYLES[look] });
		});
		if (row.hidden)
			cells.set(`${r},${sheet.widths.length}`, { value: asText(row.hidden), style: TEXT });
	});
	return cells;
}

function printNames(sheet: PaperSheet) {
	const name = quoted(sheet.name);
	const column = columnLetter(sheet.widths.length - 1);
	const head = sheet.headRow + 1;
	return [
		{ name: '_xlnm.Print_Titles', scope: sheet.name, range: `${name}!$${head}:$${head}` },
		{
			name: '_xlnm.Print_Area',
			scope: sheet.name,
			range: `${name}!$A$1:$${column}$${sheet.rows.length}`
		}
	];
}

function asText(text: string): string | null {
	if (text.length > CELL_LIMIT) throw new Error(`a cell of ${text.length} characters`);
	// Readers take _xHHHH_ for a character's code.
	return text.replace(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x') || null;
}

const TEXT: CellStyle = { numFmt: '@' };

const STYLES = Object.fromEntries(
	Object.entries(LOOKS).map(([look, { font, size, align, boxed }]) => [
		look,
		{
			...TEXT,
			font: { name: font, size, charset: 134 },
			alignment: { horizontal: align, vertical: 'center', wrapText: true },
			...(boxed ? { border: box() } : {})
		}
	])
) as Record<Look, CellStyle>;

function box(): CellStyle['border'] {
	const side = { style: 'thin' as const, color: { rgb: '000000' } };
	return { top: side, right: side, bottom: side, left: side };
}

function charactersIn(mm: number): number {
	return Math.round((((mm / 25.4) * 96) / 8) * 256) / 256;
}

function inches(mm: number): number {
	return Math.round((mm / 25.4) * 1000) / 1000;
}

function columnLetter(at: number): string {
	return String.fromCharCode(65 + at);
}
