import type { ColumnSetting } from '#lib/ledger/sheets/columns.ts';
import { lineIn, listIn, textIn } from '#lib/server/forms/fields.ts';

/** The columns of a form as they were sent, in the order in which they stood on the page. */
export function columnsIn(form: FormData): ColumnSetting[] {
	const shown = new Set(listIn(form, 'shown'));
	return listIn(form, 'key').map((key) => ({
		key,
		title: lineIn(form, `title.${key}`),
		width: Number(textIn(form, `width.${key}`) || NaN),
		shown: shown.has(key)
	}));
}
