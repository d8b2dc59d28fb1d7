import type { RevealInput } from '#lib/server/rows/row/reveal.ts';
import { keyIn, listIn, numberIn, textIn, textsIn, tickedIn } from '#lib/server/forms/fields.ts';

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
	/** Whose form it is (server/forms/kept.ts). */
	keeper: string;
	/** Sent by a page that stays where it is, such as the board. */
	quiet: boolean;
}

/** A verb's form as it was sent. */
export function commandIn(form: FormData): ActForm {
	const input: ActForm['input'] = {};
	for (const [name, value] of Object.entries(textsIn(form))) {
		if (meta.includes(name)) continue;
		if (lists.includes(name)) input[name] = listIn(form, name);
		else if (name === 'noChange') input[name] = true;
		else input[name] = value;
	}
	return {
		input,
		version: numberIn(form, 'version'),
		key: keyIn(form),
		keeper: textIn(form, 'keeper'),
		quiet: tickedIn(form, 'quiet')
	};
}

/** 查看完整信息 as it was sent. */
export function revealIn(form: FormData): RevealInput {
	const [which, reason] = [textIn(form, 'which'), textIn(form, 'reason')];
	return { which, reason, version: numberIn(form, 'version') };
}
