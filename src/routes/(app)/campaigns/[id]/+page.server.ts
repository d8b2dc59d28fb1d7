import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal, refuse } from '#lib/ledger/refusal.ts';
import { addAssignment } from '#lib/server/campaigns/assign.ts';
import { endCampaign } from '#lib/server/campaigns/end.ts';
import { planAssignment } from '#lib/server/campaigns/plan.ts';
import { campaignView } from '#lib/server/campaigns/view.ts';
import { keyIn, numberIn, tickedIn } from '#lib/server/forms/fields.ts';
import { newId } from '#lib/server/ids.ts';
import { openNamesOf } from '#lib/server/notices/names.ts';
import { cityRollups } from '#lib/server/rows/rollups.ts';
import { templateNames } from '#lib/server/sheets/templates.ts';
import { actorIn, shownIn } from '../../shown.ts';
import { additionIn, refusedAddition } from './addition.ts';
import { gate } from '../../../gate.ts';
import { asPage, refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	event.depends('taizhang:ledger');
	const search = url.searchParams.get('unit')?.trim().slice(0, 100) ?? '';
	const actor = actorIn(locals);
	const view = await campaignView(actor, params.id, search);
	if (isRefusal(view)) error(404, view.message);
	const forms = await templateNames(actor);
	const cityRows = await cityRollups(actor, params.id);
	const openNames = await openNamesOf(
		actor,
		view.findings.map(({ id }) => id)
	);
	const { shown } = await shownIn(event, params.id);
	const added = url.searchParams.get('added');
	return { shown, view, cityRows, openNames, search, added, key: newId(), forms };
};

export const actions: Actions = {
	plan: gate(async ({ actor, form, params }) => {
		const asked = await additionIn(actor, form);
		const { findingId, unitIds, replyBy } = asked;
		const plan = await planAssignment(actor, params.id, findingId, unitIds, replyBy);
		if (isRefusal(plan)) return refusedAddition(asked, plan);
		return { asked, plan: { counts: plan.counts, already: plan.already.length } };
	}),
	add: gate(async ({ actor, form, params }) => {
		const asked = await additionIn(actor, form);
		const { findingId, unitIds, replyBy } = asked;
		const done = await addAssignment(actor, params.id, findingId, unitIds, replyBy, keyIn(form));
		if (isRefusal(done)) return refusedAddition(asked, done);
		if (done.made === 0) return fail(409, { asked });
		redirect(303, `/campaigns/${params.id}?added=${done.made}`);
	}),
	end: gate(async ({ actor, form, params }) => {
		if (!tickedIn(form, 'sure'))
			return refused('end', refuse('said', '请先勾选“已核对上面的数字”，再结束批次。'));
		const done = await endCampaign(actor, params.id, numberIn(form, 'version'), keyIn(form));
		if (!isRefusal(done)) redirect(303, `/campaigns/${params.id}/report`);
		asPage(done, 'unseen');
		return refused('end', done, {}, 409);
	})
};
