import { filesIn, keyIn, lineIn, numberIn, textIn } from '#lib/server/forms/fields.ts';

/** The fields of an act on a submission, as text; each act takes what it needs. */
export function formIn(form: FormData) {
	return {
		version: numberIn(form, 'version'),
		key: keyIn(form),
		filledBy: lineIn(form, 'filledBy'),
		phone: lineIn(form, 'phone'),
		cameBy: lineIn(form, 'cameBy'),
		cameOn: lineIn(form, 'cameOn'),
		reason: lineIn(form, 'reason')
	};
}

/** The fields that are given back when the act is refused. */
export function typedOf({ filledBy, phone, cameBy, cameOn, reason }: ReturnType<typeof formIn>) {
	return { filledBy, phone, cameBy, cameOn, reason };
}

/** A form that was left: as typed, and on the version and with the key it had. */
export function leftIn(form: FormData): Record<string, string> {
	return { version: textIn(form, 'version'), key: textIn(form, 'key'), ...typedOf(formIn(form)) };
}

/** Files of a form, read whole. */
export function wholeFiles(
	form: FormData,
	name: string
): Promise<{ name: string; bytes: Uint8Array }[]> {
	return Promise.all(
		filesIn(form, name).map(async (file) => ({
			name: file.name,
			bytes: new Uint8Array(await file.arrayBuffer())
		}))
	);
}
