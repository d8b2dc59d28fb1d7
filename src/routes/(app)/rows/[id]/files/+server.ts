import { json } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { addUpload } from '#lib/server/evidence/uploads.ts';
import { actorIn } from '../../../place.ts';
import { nameIn, statusOf } from './upload-in.ts';
import type { RequestHandler } from './$types';

/** One file as the body of the request, its name in x-file-name. Answers {upload}, or {message} saying why not. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const body = request.body ?? new Blob().stream();
	const upload = await addUpload(actorIn(locals), params.id, nameIn(request.headers), body);
	if (isRefusal(upload))
		return json({ message: upload.message }, { status: statusOf(upload.kind) });
	return json({ upload }, { status: 201 });
};
