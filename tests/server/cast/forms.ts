/** A form with these fields and these rows ticked, as a page sends it. */
export function formOf(fields: Record<string, string>, ids: string[] = []): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	for (const id of ids) form.append('ids', id);
	return form;
}
