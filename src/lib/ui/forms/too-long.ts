import { fileBody, formBody, mostWeight, tooLongWords } from '#lib/web/body-limits.ts';
import { takesFile } from '#lib/web/file-routes.ts';
import { sayRefused } from '#lib/ui/say.ts';

/**
 * Holds a form back that the server would not take: so everything typed stays in its boxes. Listens before the forms
 * themselves do; without scripts the server answers with a page.
 */
export function holdTooLong(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	// As attributes: `form.method` is the box where a form has one of that name.
	if (form.getAttribute('method')?.toLowerCase() !== 'post') return;
	const action = event.submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
	const file = takesFile(new URL(action, document.baseURI));
	const multipart = form.getAttribute('enctype') === 'multipart/form-data';
	const why = tooLong(new FormData(form), file, multipart);
	if (!why) return;
	event.preventDefault();
	event.stopImmediatePropagation();
	sayRefused(why);
}

function tooLong(form: FormData, file: boolean, multipart: boolean): string {
	const values = [...form.values()];
	const files = values.filter((value) => value instanceof File);
	const text = values.filter((value) => typeof value === 'string').join('&');
	if (!file && text.length > mostWeight) return tooLongWords.fields;
	const bytes = multipart ? new Blob([text]).size : new URLSearchParams({ text }).toString().length;
	const size = files.reduce((sum, one) => sum + one.size, bytes);
	if (size <= (file ? fileBody : formBody)) return '';
	return file ? tooLongWords.file : tooLongWords.form;
}
