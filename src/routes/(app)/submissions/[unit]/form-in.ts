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
