import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { draftView } from '#lib/server/notices/view.ts';
import { noticeDraft, undoEdit } from '#lib/server/notices/drafts.ts';
import { keeping, keptHere } from '../../keeping.ts';
import { actorIn } from '../../place.ts';
import { editAction, hereWithout, leftEdit, refusedEdit } from '../edit-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, depends } = event;
	depends('taizhang:draft');
	const actor = actorIn(locals);
	const kept = await noticeDraft(actor, params.id);
	if (isRefusal(kept)) error(kept.kind === 'forbidden' ? 403 : 404, kept.message);
	const left = await keptHere(event, ['edit'], leftEdit);
	return { view: await draftView(actor, kept), kept: left };
};

export const actions: Actions = {
	edit: keeping(editAction),
	undo: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const done = await undoEdit(actorIn(locals), params.id, Number(form.get('version')));
		if (isRefusal(done)) return refusedEdit({ key: 'undo', values: {} }, done);
		redirect(303, hereWithout(url));
	}
};
