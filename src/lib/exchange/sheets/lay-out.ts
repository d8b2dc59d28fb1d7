import { emsIn } from '#lib/ledger/sheets/paper-size.ts';
import { cellText } from './cell-text.ts';
import { cellOf } from './columns.ts';
import { fillParts, printedLines, signatureParts, titleLines } from './sheet-text.ts';
import type { SheetLine, Sheet } from './book.ts';
import { LOOKS, type CellLook, type PaperCell, type PaperRow, type PaperPage } from './paper.ts';
import { rowPieces } from './row-pieces.ts';
import { sheetColumns, TEMPLATES, type TemplateColumn } from './templates.ts';
import { lineEnds, textWidth } from './wrap.ts';

/** What stands hidden in the first row beside a form: which form, in which edition. */
export const EDITION = 'taizhang/1';

interface Setting {
	widths: number[];
	lineHeight: number;
}

/**
 * Lays a form out for paper (domain §7): rows high enough for their text, those too tall for Excel carried on.
 * @param name the sheet's name, unique in its book
 * @param lineFactor line height as a multiple of the type size
 */
export function layOut(sheet: Sheet, name: string, lineFactor: number): PaperPage {
	const template = TEMPLATES[sheet.template];
	const columns = sheetColumns(sheet);
	const total = columns.reduce((sum, column) => sum + column.width, 0);
	const top = [
		{ ...across(template.annex, 'annex', 28), hidden: `${EDITION} ${sheet.template}` },
		across('', 'annex', 14),
		titleRow(sheet.title, template.titleSize, total),
		across(spread(fillParts(sheet), total), 'fill', 30)
	];
	const widths = columns.map((column) => emsIn(column.width, LOOKS.prose.size));
	const setting = { widths, lineHeight: LOOKS.prose.size * lineFactor };
	return {
		name,
		paper: template.paper,
		widths: columns.map((column) => column.width),
		rows: [
			...top,
			headRow(columns, widths),
			...bodyRows(sheet, columns, setting),
			...foot(sheet, total)
		],
		headRow: top.length
	};
}

function across(text: string, look: CellLook, height: number): PaperRow {
	return { height, across: true, cells: [{ text, look }] };
}

function titleRow(title: string, size: 22 | 18, width: number): PaperRow {
	const broken = titleLines(title).join('\n');
	const lines = lineEnds(broken, emsIn(width, size)).length;
	return across(broken, `title${size}`, Math.ceil(lines * size * 1.5) + 6);
}

function foot(sheet: Sheet, width: number): PaperRow[] {
	const signatures = across(spread(signatureParts(sheet), width), 'fill', 36);
	const check = sheet.foot ? [across(cellText(sheet.foot), 'foot', 20)] : [];
	return [across('', 'fill', 12), signatures, ...check];
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

function headRow(columns: TemplateColumn[], widths: number[]): PaperRow {
	const texts = columns.map((column, at) => balanced(column.title, widths[at] ?? 1));
	const lines = Math.max(...texts.map((text) => text.split('\n').length));
	return { height: lines * 16 + 10, cells: texts.map((text) => ({ text, look: 'head' })) };
}

// Lines of equal length: 整改|类型 and not 整改类|型; after a stroke where the parts fit.
function balanced(word: string, width: number): string {
	if (word.includes('\n') || textWidth(word) <= width) return word;
	const parts = word.split(/(?<=\/)/u);
	if (parts.length > 1 && parts.every((part) => textWidth(part) <= width + 0.5))
		return parts.join('\n');
	const length = Math.ceil(word.length / Math.ceil(word.length / Math.max(1, Math.floor(width))));
	return word.match(new RegExp(`.{1,${length}}`, 'gu'))?.join('\n') ?? word;
}

function bodyRows(sheet: Sheet, columns: TemplateColumn[], setting: Setting): PaperRow[] {
	const lines = printedLines(sheet);
	return lines.flatMap((line, at) => lineRows(line, lines[at + 1], columns, setting));
}

function lineRows(
	line: SheetLine,
	next: SheetLine | undefined,
	columns: TemplateColumn[],
	setting: Setting
): PaperRow[] {
	const texts = columns.map((column, at) => {
		const text = cellText(cellOf(line, column.key));
		return column.word ? balanced(text, setting.widths[at] ?? 1) : text;
	});
	const pieces = rowPieces(texts, setting);
	return pieces.map(({ texts: parts, height }, n) => ({
		height,
		hidden: line.id,
		cells: columns.map((column, at): PaperCell => ({
			text: n > 0 && column.key === 'number' ? carriedOn(line.number, n) : (parts[at] ?? ''),
			look: column.prose ? 'prose' : 'brief',
			...joinsOf(line, n === pieces.length - 1 ? next : undefined, column, n > 0)
		}))
	}));
}

function joinsOf(
	line: SheetLine,
	next: SheetLine | undefined,
	{ key }: TemplateColumn,
	piece: boolean
): Pick<PaperCell, 'joins'> {
	const above = !piece && goesOn(line, key);
	const below = goesOn(next, key);
	return above || below ? { joins: { above, below } } : {};
}

/** Whether a line leaves a cell to the one above it. */
function goesOn(line: SheetLine | undefined, key: TemplateColumn['key']): boolean {
	return line?.goesOn === true && cellOf(line, key) === '';
}

function carriedOn(number: string, n: number): string {
	return `${cellText(number)}\n续${n}`.trim();
}
