import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { evidenceFile } from '#lib/server/evidence/download.ts';
import { removeUpload } from '#lib/server/evidence/uploads.ts';
import { actorIn } from '../../../../shown.ts';
import { headersOf } from './headers.ts';
import type { RequestHandler } from './$types';

/** A file of the row, or with ?thumb=1 its small picture, for those who see the row; asked anew each time. */
export const GET: RequestHandler = async ({ locals, params, request, url }) => {
	const thumbnail = url.searchParams.has('thumb');
	const file = await evidenceFile(actorIn(locals), params.id, params.file, thumbnail);
	if (isRefusal(file)) error(404, file.message);
	const headers = headersOf(file);
	if (request.headers.get('if-none-match') === file.tag) {
		await file.body.cancel();
		return new Response(null, { status: 304, headers });
	}
	return new Response(file.body, { headers });
};

/** Takes back what was uploaded and not yet sent. */
export const DELETE: RequestHandler = async ({ locals, params }) => {
	const refused = await removeUpload(actorIn(locals), params.id, params.file);
	if (refused) error(404, refused.message);
	return new Response(null, { status: 204 });
};
