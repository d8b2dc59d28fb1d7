import { fileBody, formBody, mostWeight, tooLongWords } from '#lib/ledger/body-limits.ts';
import { sayRefused } from './say.ts';

/**
 * Holds a form back that the server would not take: so everything typed stays in its boxes. Listens before the forms
 * themselves do; without scripts the server answers with a page.
 */
export function holdTooLong(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	if (form.method !== 'post') return;
	const why = tooLong(new FormData(form), form.enctype === 'multipart/form-data');
	if (!why) return;
	event.preventDefault();
	event.stopImmediatePropagation();
	sayRefused(why);
}

function tooLong(form: FormData, multipart: boolean): string {
	const values = [...form.values()];
	const files = values.filter((value) => value instanceof File);
	const text = values.filter((value) => typeof value === 'string').join('&');
	if (text.length > mostWeight && files.length === 0) return tooLongWords.fields;
	const bytes = multipart ? new Blob([text]).size : new URLSearchParams({ text }).toString().length;
	const size = files.reduce((sum, file) => sum + file.size, bytes);
	if (size <= (files.length > 0 ? fileBody : formBody)) return '';
	return files.length > 0 ? tooLongWords.file : tooLongWords.form;
}
