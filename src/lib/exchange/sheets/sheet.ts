import { layOut } from './lay-out.ts';
import type { SheetBook } from './book.ts';
import { worksheetNames } from './sheet-names.ts';
import { writeWorkbook } from './workbook.ts';

/**
 * Writes ledgers as an Excel workbook in the form of the annexes (domain §7), a sheet each.
 *
 * Out: the bytes of an .xlsx ready to print: one page wide, headings on every page, page numbers,
 * rows high enough for their text; a row too tall for Excel goes on in rows with the same
 * number and 续1, 续2.
 * Row ids lie in a hidden column right of the form. A sheet without lines is the blank form.
 */
export async function writeSheets(book: SheetBook): Promise<Uint8Array> {
	const names = worksheetNames(book.sheets.map((sheet) => sheet.sheetName));
	const lineFactor = book.lineFactor ?? 1.48;
	return writeWorkbook(
		book.sheets.map((sheet, at) => layOut(sheet, names[at] ?? '台账', lineFactor))
	);
}
