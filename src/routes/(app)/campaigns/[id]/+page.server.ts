import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { addAssignment } from '#lib/server/campaigns/assign.ts';
import { endCampaign } from '#lib/server/campaigns/end.ts';
import { planAssignment } from '#lib/server/campaigns/plan.ts';
import { campaignView } from '#lib/server/campaigns/view.ts';
import { newId } from '#lib/server/ids.ts';
import { openNamesOf } from '#lib/server/notices/names.ts';
import { cityRollups } from '#lib/server/rows/rollups.ts';
import { formNames } from '#lib/server/sheets/forms.ts';
import { actorIn, placeIn } from '../../place.ts';
import { additionIn, refusedAddition } from './addition.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	event.depends('taizhang:ledger');
	const search = url.searchParams.get('unit')?.trim().slice(0, 100) ?? '';
	const actor = actorIn(locals);
	const sheet = await campaignView(actor, params.id, search);
	if (isRefusal(sheet)) error(404, sheet.message);
	const forms = await formNames(actor);
	const cityRows = await cityRollups(actor, params.id);
	const openNames = await openNamesOf(
		actor,
		sheet.findings.map(({ id }) => id)
	);
	const { shown } = await placeIn(event, params.id);
	const added = url.searchParams.get('added');
	return { shown, sheet, cityRows, openNames, search, added, key: newId(), forms };
};

export const actions: Actions = {
	plan: async ({ locals, params, request }) => {
		const actor = actorIn(locals);
		const form = await additionIn(actor, await request.formData());
		const { findingId, unitIds, replyBy } = form;
		const plan = await planAssignment(actor, params.id, findingId, unitIds, replyBy);
		if (isRefusal(plan)) return refusedAddition(form, plan);
		return { asked: form, plan: { counts: plan.counts, already: plan.already.length } };
	},
	add: async ({ locals, params, request }) => {
		const actor = actorIn(locals);
		const form = await additionIn(actor, await request.formData());
		const { findingId, unitIds, replyBy, key } = form;
		const done = await addAssignment(actor, params.id, findingId, unitIds, replyBy, key);
		if (isRefusal(done)) return refusedAddition(form, done);
		if (done.made === 0) return fail(409, { asked: form });
		redirect(303, `/campaigns/${params.id}?added=${done.made}`);
	},
	end: async ({ locals, params, request }) => {
		const form = await request.formData();
		if (form.get('sure') !== '1')
			return fail(400, { end: '请先勾选“已核对上面的数字”，再结束批次。' });
		const [version, key] = [Number(form.get('version')), String(form.get('key') ?? '')];
		const done = await endCampaign(actorIn(locals), params.id, version, key || undefined);
		if (isRefusal(done)) {
			if (done.kind === 'unseen') error(404, done.message);
			return fail(409, { end: done.message });
		}
		redirect(303, `/campaigns/${params.id}/report`);
	}
};
