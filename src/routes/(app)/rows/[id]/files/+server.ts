import { json } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { addUpload } from '#lib/server/evidence/uploads.ts';
import { othersForm } from '#lib/server/forms/kept.ts';
import { actorIn } from '../../../shown.ts';
import { nameIn, statusOfUpload } from './upload-in.ts';
import type { RequestHandler } from './$types';

/** One file as the body, its name in x-file-name, whose form it is for in x-keeper. Answers {upload}, or why not. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const actor = actorIn(locals);
	const body = request.body ?? new Blob().stream();
	const others = await othersForm(actor, request.headers.get('x-keeper') ?? '', params.id);
	const upload = others ?? (await addUpload(actor, params.id, nameIn(request.headers), body));
	if (isRefusal(upload))
		return json({ message: upload.message }, { status: statusOfUpload(upload) });
	return json({ upload }, { status: 201 });
};
