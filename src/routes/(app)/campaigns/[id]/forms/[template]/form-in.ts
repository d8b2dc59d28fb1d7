import type { ColumnSetting } from '#lib/ledger/sheets/columns.ts';

/** The columns of a form as they were sent, in the order in which they stood on the page. */
export function columnsIn(form: FormData): ColumnSetting[] {
	const shown = new Set(form.getAll('shown').map(String));
	return form.getAll('key').map((key) => ({
		key: String(key),
		title: String(form.get(`title.${key}`) ?? '')
			.replaceAll('\u0000', '')
			.trim(),
		width: Number(form.get(`width.${key}`) || NaN),
		shown: shown.has(String(key))
	}));
}
