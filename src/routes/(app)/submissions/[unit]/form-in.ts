import { textIn } from '../campaign-in.ts';

/** The fields of an act on a submission, as text; each act takes what it needs. */
export function formIn(data: FormData) {
	return {
		version: Number(textIn(data, 'version')),
		key: textIn(data, 'key') || undefined,
		filledBy: textIn(data, 'filledBy'),
		phone: textIn(data, 'phone'),
		cameBy: textIn(data, 'cameBy'),
		cameOn: textIn(data, 'cameOn'),
		reason: textIn(data, 'reason')
	};
}

/** The fields that are given back when the act is refused. */
export function typedOf({ filledBy, phone, cameBy, cameOn, reason }: ReturnType<typeof formIn>) {
	return { filledBy, phone, cameBy, cameOn, reason };
}

/** A form that was left: as typed, and on the version and with the key it had. */
export function leftIn(data: FormData, act: string): Record<string, string> {
	return {
		...{ act, version: textIn(data, 'version'), key: textIn(data, 'key') },
		...typedOf(formIn(data))
	};
}

/** Files of a form, read whole; an empty file box gives none. */
export async function filesIn(
	data: FormData,
	name: string
): Promise<{ name: string; bytes: Uint8Array }[]> {
	const files = data
		.getAll(name)
		.filter((value): value is File => value instanceof File && value.name !== '');
	return Promise.all(
		files.map(async (file) => ({
			name: file.name,
			bytes: new Uint8Array(await file.arrayBuffer())
		}))
	);
}
