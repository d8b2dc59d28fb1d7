import { cellText, dayOnSheet } from './cell-text.ts';
import type { SheetLine, Sheet } from './book.ts';
import { TEMPLATES, TITLE_BREAKS_BEFORE } from './templates.ts';

/** The title as it is broken into its two lines; one line where the words to break at are not in it. */
export function titleLines(title: string): string[] {
	const clean = cellText(title);
	const at = clean.indexOf(TITLE_BREAKS_BEFORE);
	return at > 0 ? [clean.slice(0, at), clean.slice(at)] : [clean];
}

/** The parts of the line between title and table, blanks for what is written by hand. */
export function fillParts(sheet: Sheet): string[] {
	return [
		`填报单位（盖章）：${sheet.unitName}`,
		`填报人：${sheet.filledBy ?? ''}`,
		`联系电话：${sheet.phone ?? ''}`,
		`填报日期：${dayOnSheet(sheet.filledOn)}`
	].map(cellText);
}

/** The parts of the line under the table. */
export function signatureParts(sheet: Sheet): string[] {
	return TEMPLATES[sheet.template].signatures.map((who) => `${who}：`);
}

/** The lines of a sheet; a form without lines is the blank form, to be filled in by hand. */
export function printedLines(sheet: Sheet): SheetLine[] {
	return sheet.lines.length > 0 ? sheet.lines : BLANK_LINES;
}

const BLANK_LINES: SheetLine[] = Array.from({ length: 10 }, () => ({
	id: '',
	number: '',
	cells: {}
}));
