import { cellOf } from './columns.ts';
import { cellText, dayOnForm } from './cellText.ts';
import type { LedgerBook, LedgerLine, LedgerSheet } from './ledgerBook.ts';
import { emsIn, LOOKS, type Look, type PaperRow, type PaperSheet } from './paper.ts';
import { rowPieces } from './rowPieces.ts';
import { sheetNames } from './sheetNames.ts';
import { sheetColumns, TEMPLATES, TITLE_BREAKS_BEFORE, type FormColumn } from './templates.ts';
import { writeWorkbook } from './workbook.ts';
import { lineEnds, textWidth } from './wrap.ts';

export type { LedgerBook, LedgerLine, LedgerSheet } from './ledgerBook.ts';

/** What stands hidden in the first row beside a form: which form, in which edition. */
export const FORM_MARK = 'taizhang/1';

/**
 * Writes ledgers as an Excel workbook in the form of the annexes (domain.md §7), a sheet each.
 *
 * Out: the bytes of an .xlsx ready to print: one page wide, headings on every page, page numbers,
 * rows high enough for their text; a row too tall for Excel goes on in rows with the same
 * number and 续1, 续2.
 * Row ids lie in a hidden column right of the form. A sheet without lines is the blank form.
 */
export async function writeLedger(book: LedgerBook): Promise<Uint8Array> {
	const names = sheetNames(book.sheets.map((sheet) => sheet.sheetName));
	const lineFactor = book.lineFactor ?? 1.48;
	return writeWorkbook(
		book.sheets.map((sheet, at) => layOut(sheet, names[at] ?? '台账', lineFactor))
	);
}

// A form without lines is the blank form, to be filled in by hand.
const BLANK_LINES: LedgerLine[] = Array.from({ length: 10 }, () => ({
	id: '',
	number: '',
	cells: {}
}));

function layOut(sheet: LedgerSheet, name: string, lineFactor: number): PaperSheet {
	const template = TEMPLATES[sheet.template];
	const columns = sheetColumns(sheet);
	const total = columns.reduce((sum, column) => sum + column.width, 0);
	const top = [
		{ ...across(template.annex, 'annex', 28), hidden: `${FORM_MARK} ${sheet.template}` },
		across('', 'annex', 14),
		titleRow(sheet.title, template.titleSize, total),
		across(spread(fillLine(sheet), total), 'fill', 30)
	];
	const lineHeight = LOOKS.prose.size * lineFactor;
	const widths = columns.map((column) => emsIn(column.width, LOOKS.prose.size));
	const filled = sheet.lines.length > 0 ? sheet.lines : BLANK_LINES;
	const lines = filled.flatMap((line) => lineRows(line, columns, { widths, lineHeight }));
	const foot = [
		across('', 'fill', 12),
		across(
			spread(
				template.signatures.map((who) => `${who}：`),
				total
			),
			'fill',
			36
		)
	];
	return {
		name,
		paper: template.paper,
		widths: columns.map((column) => column.width),
		rows: [...top, headRow(columns, widths), ...lines, ...foot],
		headRow: top.length
	};
}

function across(text: string, look: Look, height: number): PaperRow {
	return { height, across: true, cells: [{ text, look }] };
}

function titleRow(title: string, size: 22 | 18, width: number): PaperRow {
	const clean = cellText(title);
	const at = clean.indexOf(TITLE_BREAKS_BEFORE);
	const broken = at > 0 ? `${clean.slice(0, at)}\n${clean.slice(at)}` : clean;
	const lines = lineEnds(broken, emsIn(width, size)).length;
	return across(broken, `title${size}`, Math.ceil(lines * size * 1.5) + 6);
}

function fillLine(sheet: LedgerSheet): string[] {
	return [
		`填报单位（盖章）：${sheet.unitName}`,
		`填报人：${sheet.filledBy ?? ''}`,
		`联系电话：${sheet.phone ?? ''}`,
		`填报日期：${dayOnForm(sheet.filledOn)}`
	].map(cellText);
}

// Equal shares of the line; a blank that is one em wide sets them apart in every font.
function spread(parts: string[], width: number): string {
	const share = emsIn(width, LOOKS.fill.size) / parts.length;
	return parts
		.map((part, at) => {
			const free = Math.max(2, Math.floor(share - textWidth(part)));
			return at === parts.length - 1 ? part : part + '　'.repeat(free);
		})
		.join('');
}

function headRow(columns: FormColumn[], widths: number[]): PaperRow {
	const texts = columns.map((column, at) => balanced(column.title, widths[at] ?? 1));
	const lines = Math.max(...texts.map((text) => text.split('\n').length));
	return { height: lines * 16 + 10, cells: texts.map((text) => ({ text, look: 'head' })) };
}

// Lines of equal length: 整改|类型 and not 整改类|型.
function balanced(word: string, width: number): string {
	if (word.includes('\n') || textWidth(word) <= width) return word;
	const length = Math.ceil(word.length / Math.ceil(word.length / Math.floor(width)));
	return word.match(new RegExp(`.{1,${length}}`, 'gu'))?.join('\n') ?? word;
}

function lineRows(
	line: LedgerLine,
	columns: FormColumn[],
	setting: { widths: number[]; lineHeight: number }
): PaperRow[] {
	const texts = columns.map((column, at) => {
		const text = cellText(cellOf(line, column.key));
		return column.word ? balanced(text, setting.widths[at] ?? 1) : text;
	});
	return rowPieces(texts, setting).map(({ texts: parts, height }, n) => ({
		height,
		hidden: line.id,
		cells: columns.map((column, at) => ({
			text: n > 0 && column.key === 'number' ? carriedOn(line.number, n) : (parts[at] ?? ''),
			look: column.prose ? 'prose' : 'brief'
		}))
	}));
}

function carriedOn(number: string, n: number): string {
	return `${cellText(number)}\n续${n}`.trim();
}
