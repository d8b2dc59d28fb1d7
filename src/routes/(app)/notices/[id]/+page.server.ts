import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { numberIn, textsIn } from '#lib/server/forms/fields.ts';
import { draftView } from '#lib/server/notices/view.ts';
import { noticeDraft, undoEdit } from '#lib/server/notices/drafts.ts';
import { keptHere } from '../../keeping.ts';
import { actorIn } from '../../shown.ts';
import { statusOf } from '../../../refused.ts';
import { editAction, hereWithout, refusedEdit } from '../edit-in.ts';
import { gate, type Passed } from '../../../gate.ts';
import { pageForm } from '../../../kept-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, depends } = event;
	depends('taizhang:draft');
	const actor = actorIn(locals);
	const kept = await noticeDraft(actor, params.id);
	if (isRefusal(kept)) error(statusOf(kept), kept.message);
	const left = await keptHere(event, ['edit'], textsIn);
	return { view: await draftView(actor, kept), kept: left };
};

export const actions: Actions = {
	edit: gate((event: RequestEvent & Passed) => editAction(event), { kept: pageForm }),
	undo: gate(async ({ actor, form, params, url }) => {
		const done = await undoEdit(actor, params.id, numberIn(form, 'version'));
		if (isRefusal(done)) return refusedEdit('undo', {}, done);
		redirect(303, hereWithout(url));
	})
};
