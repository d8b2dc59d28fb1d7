import type { ColumnSetting, TemplateKey } from '#lib/ledger/sheets/columns.ts';
import { ADDABLE, COLUMNS, type ColumnKey } from './columns.ts';
import type { SheetColumn } from './book.ts';
import { templateColumns } from './templates.ts';

/** The form of the notice as the office begins with it: its columns shown, those that may be added hidden at the end. */
export function noticeColumns(template: TemplateKey): ColumnSetting[] {
	const own = templateColumns(template).map(({ key, title, width }) => ({ key, title, width }));
	return [...own.map((column) => ({ ...column, shown: true })), ...addable(own)];
}

/**
 * A form as it was kept, for the columns the program knows today: one that has gone since is left out, one that
 * came since stands hidden at the end.
 */
export function currentColumns(template: TemplateKey, kept: ColumnSetting[]): ColumnSetting[] {
	const known = noticeColumns(template);
	const still = kept.filter(({ key }) => known.some((column) => column.key === key));
	const later = known.filter(({ key }) => !still.some((column) => column.key === key));
	return [...still, ...later.map((column) => ({ ...column, shown: false }))];
}

/** Keys of the columns a county added: the notice's form has them not. */
export function addedKeys(template: TemplateKey): string[] {
	return addable(templateColumns(template)).map(({ key }) => key);
}

/** What of a form is printed. */
export function printedColumns(form: ColumnSetting[]): SheetColumn[] {
	return form
		.filter(({ shown }) => shown)
		.map(({ key, title, width }) => ({ key: key as ColumnKey, title, width }));
}

function addable(own: { key: string }[]): ColumnSetting[] {
	return ADDABLE.filter(([key]) => !own.some((column) => column.key === key)).map(
		([key, width]) => ({ key, title: COLUMNS[key].title, width, shown: false })
	);
}
