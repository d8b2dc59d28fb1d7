import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/ledger/actor.ts';
import { draftEdit } from '#lib/ledger/notices/edit.ts';
import { isRefusal, refuseFields, type Refusal } from '#lib/ledger/refusal.ts';
import { listIn, numberIn, textsIn, tickedIn } from '#lib/server/forms/fields.ts';
import { editDraft } from '#lib/server/notices/drafts.ts';
import { asPage, refused } from '../../refused.ts';

interface EditEvent extends Pick<RequestEvent, 'locals' | 'url' | 'request'> {
	actor: Actor;
	form: FormData;
	params: { id: string };
}

/** One edit of a draft from a form: the action of every page where drafts are edited. */
export async function editAction({ actor, form, params, url }: EditEvent) {
	const values = textsIn(form);
	const edit = draftEdit.safeParse(editIn(form));
	if (!edit.success) {
		const faults = edit.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message]);
		return refused('edit', refuseFields(Object.fromEntries(faults)), values);
	}
	const done = await editDraft(actor, params.id, numberIn(form, 'version'), edit.data);
	if (isRefusal(done)) return refusedEdit('edit', values, done);
	if (tickedIn(form, 'quiet')) return { edited: values.key ?? '' };
	redirect(303, hereWithout(url));
}

/** A refusal as an answer: 404 and 403 as pages, all else back into the form, which its `key` names. */
export function refusedEdit(action: string, values: Record<string, string>, refusal: Refusal) {
	asPage(refusal, 'unseen', 'forbidden');
	return refused(action, refusal, values, 409);
}

/** The page itself, without the name of the action in its address. */
export function hereWithout(url: URL): string {
	const kept = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
	const search = new URLSearchParams(kept).toString();
	return url.pathname + (search ? `?${search}` : '');
}

/** The edit as it was sent: a name that ends in [] stands many times. */
function editIn(form: FormData): Record<string, unknown> {
	const input: Record<string, unknown> = textsIn(form);
	for (const name of Object.keys(input))
		if (name.endsWith('[]')) input[name.slice(0, -2)] = listIn(form, name);
	return input;
}
