/**
 * The one reader of what a form brought. Signs that no keyboard makes are left out (PostgreSQL takes no NUL, a workbook
 * none of them); how long a text may be is said by its rule, so that nothing typed is ever cut off.
 */

/** A field as typed; '' when it is not there. */
export function textIn(form: FormData, name: string): string {
	return cleaned(form.get(name));
}

/** A field of one line: the same without the blanks around it. */
export function lineIn(form: FormData, name: string): string {
	return textIn(form, name).trim();
}

/** A password as it was sent, whatever it is made of. */
export function secretIn(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** A number such as the version that was seen; 0 when it is not there, NaN when it is none. */
export function numberIn(form: FormData, name: string): number {
	return Number(textIn(form, name));
}

/** The key that lets a form do its work once. */
export function keyIn(form: FormData): string | undefined {
	return textIn(form, 'key') || undefined;
}

/** Whether a box is ticked. */
export function tickedIn(form: FormData, name: string): boolean {
	return textIn(form, name) !== '';
}

/** All values of a name that stands many times, in the order of the page; empty ones are none. */
export function listIn(form: FormData, name: string): string[] {
	return form.getAll(name).map(cleaned).filter(Boolean);
}

/** Every field of text by its name, without files; of a name that stands many times the first. */
export function textsIn(form: FormData): Record<string, string> {
	const texts: Record<string, string> = {};
	for (const [name, value] of form)
		if (typeof value === 'string' && !(name in texts)) texts[name] = cleaned(value);
	return texts;
}

/** Files of a field; an empty box gives none. */
export function filesIn(form: FormData, name: string): File[] {
	return form
		.getAll(name)
		.filter((value) => value instanceof File)
		.filter((file) => file.name !== '' || file.size > 0);
}

/** The file of a field, read whole; none gives no bytes and no name. */
export async function fileIn(
	form: FormData,
	name: string
): Promise<{ name: string; bytes: Uint8Array }> {
	const [file] = filesIn(form, name);
	if (!file) return { name: '', bytes: new Uint8Array() };
	return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Without control characters; a vertical tab or a form feed, as Word and PDF copy them, ends a line. */
function cleaned(value: FormDataEntryValue | null): string {
	if (typeof value !== 'string') return '';
	return value.replace(/[\v\f]/g, '\n').replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '');
}
