import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { margins } from '#lib/ledger/sheets/paper-size.ts';
import { LOOKS, type CellLook, type PaperCell, type PaperPage } from './paper.ts';
import { quoted } from './sheet-names.ts';

/** The most characters that a cell of a workbook holds. */
export const CELL_LIMIT = 32_767;

/**
 * Writes sheets as one .xlsx. The only file that knows the spreadsheet library.
 *
 * In: sheets laid out for paper, names already unique. Out: the file's bytes. Every cell is text
 * in a text format, so nothing that begins with = + - @ is ever computed. A text over
 * `CELL_LIMIT` is a bug of the layout and throws.
 */
export async function writeWorkbook(sheets: PaperPage[]): Promise<Uint8Array> {
	return writeXlsx({
		sheets: sheets.map(worksheetOf),
		// Column widths count digits of this font: 8 pixels each in 宋体 11.
		defaultFont: { name: '宋体', size: 11, charset: 134 },
		properties: { creator: '整改台账' },
		namedRanges: sheets.flatMap(printNames)
	});
}

function worksheetOf(sheet: PaperPage): WriteSheet {
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
				left: inches(margins.side),
				right: inches(margins.side),
				top: inches(margins.top),
				bottom: inches(margins.bottom),
				header: inches(margins.footer),
				footer: inches(margins.footer)
			}
		},
		headerFooter: { oddFooter: '&C&"宋体,Regular"&10第&P页 共&N页' }
	};
}

function cellsOf(sheet: PaperPage): WriteSheet['cells'] {
	const cells: NonNullable<WriteSheet['cells']> = new Map();
	sheet.rows.forEach((row, r) => {
		row.cells.forEach((cell, c) => {
			cells.set(`${r},${c}`, { value: asText(cell.text), style: styleOf(cell) });
		});
		if (row.hidden)
			cells.set(`${r},${sheet.widths.length}`, { value: asText(row.hidden), style: TEXT });
	});
	return cells;
}

function printNames(sheet: PaperPage) {
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
) as Record<CellLook, CellStyle>;

function styleOf({ look, joins }: PaperCell): CellStyle {
	if (!joins || !LOOKS[look].boxed) return STYLES[look];
	const key = `${look} ${joins.above} ${joins.below}`;
	const known = joined.get(key);
	if (known) return known;
	const { top, right, bottom, left } = box();
	const border = {
		right,
		left,
		...(joins.above ? {} : { top }),
		...(joins.below ? {} : { bottom })
	};
	const style = { ...STYLES[look], border };
	joined.set(key, style);
	return style;
}

const joined = new Map<string, CellStyle>();

function box() {
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
