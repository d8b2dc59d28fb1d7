import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { previewView } from '#lib/server/dispatch/view.ts';
import { dispatch, dispatchProgress } from '#lib/server/dispatch/dispatch.ts';
import { newId } from '#lib/server/ids.ts';
import { noticeDraft } from '#lib/server/notices/drafts.ts';
import { keeping, keptHere } from '../../../keeping.ts';
import { actorIn } from '../../../place.ts';
import { editAction, leftEdit, refusedEdit } from '../../edit-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url, depends } = event;
	depends('taizhang:draft');
	const actor = actorIn(locals);
	const kept = await noticeDraft(actor, params.id);
	if (isRefusal(kept)) error(kept.kind === 'forbidden' ? 403 : 404, kept.message);
	if (kept.campaignId) redirect(303, `/campaigns/${kept.campaignId}`);
	const search = url.searchParams.get('unit')?.trim().slice(0, 100) ?? '';
	return {
		preview: await previewView(actor, kept, search),
		progress: await dispatchProgress(actor, params.id),
		search,
		key: newId(),
		kept: await keptHere(event, ['edit'], leftEdit)
	};
};

export const actions: Actions = {
	edit: keeping(editAction),
	dispatch: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [version, roster] = [Number(form.get('version')), Number(form.get('roster'))];
		const key = String(form.get('key') ?? '');
		const done = await dispatch(actorIn(locals), params.id, version, key, roster);
		if (isRefusal(done)) return refusedEdit({ key: 'dispatch', values: {} }, done);
		redirect(303, `/campaigns/${done.campaignId}`);
	}
};
