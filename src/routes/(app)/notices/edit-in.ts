import { error, fail, redirect } from '@sveltejs/kit';
import { draftEdit } from '#lib/ledger/notices/edit.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { editDraft } from '#lib/server/notices/drafts.ts';
import { notSent } from '../keeping.ts';
import { actorIn } from '../place.ts';

/** What a form of a draft is told when its edit was refused; `key` names the form. */
export interface EditRefused {
	key: string;
	code: string;
	message: string;
	errors: Record<string, string>;
	values: Record<string, string>;
}

interface EditEvent {
	locals: App.Locals;
	params: { id: string };
	request: Request;
	url: URL;
}

/** One edit of a draft from a form: the action of every page where drafts are edited. */
export async function editAction({ locals, params, request, url }: EditEvent) {
	const form = formIn(await request.formData());
	const edit = draftEdit.safeParse(form.input);
	if (!edit.success) {
		const errors = Object.fromEntries(
			edit.error.issues.map((issue) => [String(issue.path[0] ?? ''), issue.message])
		);
		return fail(400, { refused: { ...form.back, code: 'input', message: '', errors } });
	}
	const done = await editDraft(actorIn(locals), params.id, form.version, edit.data);
	if (isRefusal(done)) return refusedEdit(form.back, done);
	if (form.quiet) return { edited: form.back.key };
	redirect(303, hereWithout(url));
}

/** The edit as it was left when the session ran out, for the form it was made in. */
export function leftEdit(data: FormData): EditRefused {
	const { back } = formIn(data);
	return { ...back, code: 'kept', message: notSent, errors: {} };
}

/** A refusal as an answer: 404 and 403 as pages, all else back into the form. */
export function refusedEdit(back: Pick<EditRefused, 'key' | 'values'>, refusal: Refusal) {
	if (refusal.kind === 'unseen') error(404, refusal.message);
	if (refusal.kind === 'forbidden') error(403, refusal.message);
	const errors: Record<string, string> = refusal.field
		? { [refusal.field]: refusal.message }
		: (refusal.fields ?? {});
	const { code, message } = refusal;
	return fail(409, { refused: { ...back, code, message, errors } satisfies EditRefused });
}

/** The page itself, without the name of the action in its address. */
export function hereWithout(url: URL): string {
	const kept = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
	const search = new URLSearchParams(kept).toString();
	return url.pathname + (search ? `?${search}` : '');
}

function formIn(data: FormData) {
	const input: Record<string, unknown> = {};
	const values: Record<string, string> = {};
	for (const name of new Set(data.keys())) {
		if (name.endsWith('[]'))
			input[name.slice(0, -2)] = data.getAll(name).map(String).filter(Boolean);
		else input[name] = values[name] = String(data.get(name) ?? '');
	}
	return {
		input,
		version: Number(values.version),
		quiet: values.quiet === '1',
		back: { key: values.key ?? '', values }
	};
}
