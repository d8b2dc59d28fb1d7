import type { PaperView, PaperLine } from './paper-view-shape.ts';
import { cellText } from './cell-text.ts';
import { cellOf } from './columns.ts';
import { fillParts, printedLines, signatureParts, titleLines } from './sheet-text.ts';
import type { SheetLine, Sheet } from './book.ts';
import { sheetColumns, TEMPLATES, type TemplateColumn } from './templates.ts';

/** A form as the page draws that prints it: the same words, columns and lines as in Excel. */
export function paperView(sheet: Sheet): PaperView {
	const { paper, annex, titleSize } = TEMPLATES[sheet.template];
	const columns = sheetColumns(sheet);
	return {
		paper,
		annex,
		titleSize,
		title: titleLines(sheet.title),
		fill: fillParts(sheet),
		columns: columns.map(({ key, title, width, prose = false }) => ({ key, title, width, prose })),
		lines: printedLines(sheet).map((line) => paperLine(line, columns)),
		signatures: signatureParts(sheet),
		foot: sheet.foot ?? ''
	};
}

function paperLine(line: SheetLine, columns: TemplateColumn[]): PaperLine {
	const cells = columns.map(({ key }) => [key, cellText(cellOf(line, key))]);
	return { cells: Object.fromEntries(cells.filter(([, text]) => text)), goesOn: !!line.goesOn };
}
