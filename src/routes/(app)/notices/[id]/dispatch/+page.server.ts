import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { previewView } from '#lib/server/dispatch/view.ts';
import { dispatch, dispatchProgress } from '#lib/server/dispatch/dispatch.ts';
import { keyIn, numberIn, textsIn } from '#lib/server/forms/fields.ts';
import { newId } from '#lib/server/ids.ts';
import { noticeDraft } from '#lib/server/notices/drafts.ts';
import { keptHere } from '../../../keeping.ts';
import { actorIn } from '../../../shown.ts';
import { statusOf } from '../../../../refused.ts';
import { editAction, refusedEdit } from '../../edit-in.ts';
import { gate, type Passed } from '../../../../gate.ts';
import { pageForm } from '../../../../kept-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url, depends } = event;
	depends('taizhang:draft');
	const actor = actorIn(locals);
	const kept = await noticeDraft(actor, params.id);
	if (isRefusal(kept)) error(statusOf(kept), kept.message);
	if (kept.campaignId) redirect(303, `/campaigns/${kept.campaignId}`);
	const search = url.searchParams.get('unit')?.trim().slice(0, 100) ?? '';
	return {
		preview: await previewView(actor, kept, search),
		progress: await dispatchProgress(actor, params.id),
		search,
		key: newId(),
		kept: await keptHere(event, ['edit'], textsIn)
	};
};

export const actions: Actions = {
	edit: gate((event: RequestEvent & Passed) => editAction(event), { kept: pageForm }),
	dispatch: gate(async ({ actor, form, params }) => {
		const [version, roster] = [numberIn(form, 'version'), numberIn(form, 'roster')];
		const done = await dispatch(actor, params.id, version, keyIn(form) ?? '', roster);
		if (isRefusal(done)) return refusedEdit('dispatch', {}, done);
		redirect(303, `/campaigns/${done.campaignId}`);
	})
};
