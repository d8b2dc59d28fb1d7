import type { Asking } from '#lib/server/rows/row/reveal.ts';

const lists = [
	'facetIds',
	'measureIds',
	'alsoFindingIds',
	'markNames',
	'notNames',
	'markedNames',
	'fileIds'
];
const meta = ['version', 'key', 'quiet', 'keeper'];

export interface ActForm {
	/** As typed: `verb` and its fields. */
	input: Record<string, string | string[] | boolean>;
	version: number;
	key: string | undefined;
	/** Whose form it is (server/kept-forms.ts). */
	keeper: string;
	/** Sent by a page that stays where it is, such as the board. */
	quiet: boolean;
}

/** A verb's form as it was sent. */
export function commandIn(form: FormData): ActForm {
	const input: ActForm['input'] = {};
	for (const name of new Set(form.keys())) {
		if (meta.includes(name)) continue;
		if (lists.includes(name)) input[name] = form.getAll(name).map(textOf).filter(Boolean);
		else if (name === 'noChange') input[name] = true;
		else input[name] = textOf(form.get(name));
	}
	return {
		input,
		version: Number(form.get('version') ?? 0),
		key: String(form.get('key') ?? '') || undefined,
		keeper: textOf(form.get('keeper')),
		quiet: form.has('quiet')
	};
}

/** 查看完整信息 as it was sent. */
export function askingIn(form: FormData): Asking {
	return {
		which: textOf(form.get('which')),
		reason: textOf(form.get('reason')),
		version: Number(form.get('version') ?? 0)
	};
}

/** As typed, without the NUL that no keyboard makes and PostgreSQL does not take. */
function textOf(value: FormDataEntryValue | null): string {
	return String(value ?? '').replaceAll('\u0000', '');
}
