import type { Actor } from '#lib/ledger/actor.ts';
import { keptFields, dropKept } from './fields-kept.ts';
import { listIn, textIn, textsIn } from './fields.ts';
import { keepFor } from './kept.ts';

/** A form of a page, by the path of the page and the name of its action; '' for the only one. */
export interface PageForm {
	page: string;
	action: string;
}

/**
 * Keeps a page's form for the person whose mark it carries: every field as it was sent, with the version that was seen
 * and the key that does it once. Passwords and files are never kept.
 * @returns whether it was kept: not when the mark is nobody's, nor when it is too long
 */
export function keepPage(at: PageForm, form: FormData): Promise<boolean> {
	const input: Record<string, string | string[]> = {};
	for (const [name, text] of Object.entries(textsIn(form))) {
		if (unkept.has(name) || /password/i.test(name)) continue;
		const many = listIn(form, name);
		input[name] = many.length > 1 ? many : text;
	}
	return keepFor(textIn(form, 'keeper'), at.page, keptKeyOf(at), input);
}

/** This person's form of a page as they left it; null when they left none. */
export async function keptPage(actor: Actor, at: PageForm): Promise<FormData | null> {
	const values = Object.entries(await keptFields(actor, keptKeyOf(at)));
	if (values.length === 0) return null;
	const form = new FormData();
	for (const [name, value] of values) for (const one of [value].flat()) form.append(name, one);
	return form;
}

/** Forgets this person's form of a page, once it was sent and its work is done. */
export function forgetPage(actor: Actor, at: PageForm): Promise<void> {
	return dropKept(actor, keptKeyOf(at));
}

const unkept = new Set(['keeper', 'quiet']);

function keptKeyOf({ page, action }: PageForm): string {
	return `form:${page}?/${action}`;
}
