import { error, redirect } from '@sveltejs/kit';
import { doorWith } from '#lib/web/doors.ts';
import { scopeOf } from '#lib/ledger/permissions.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { newId } from '#lib/server/ids.ts';
import { submissionsGlance } from '#lib/server/submissions/glance.ts';
import { receive } from '#lib/server/submissions/judge.ts';
import { placeOf } from '../place.ts';
import { refused, statusOf } from '../../refused.ts';
import { campaignIn, textIn } from './campaign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign, shown } = await placeOf(event);
	if (!campaign) return { page: null };
	// Whoever looks after no other unit has one submission to look at.
	const scope = scopeOf(actor);
	const others = scope.all || actor.oversees.length > 0 || actor.liaises.length > 0;
	const submits = actor.unitLevel === 'township' || actor.unitLevel === 'department';
	if (!others && submits && actor.role !== 'leader')
		redirect(307, doorWith(`/submissions/${actor.unitId}`, shown.query));
	const page = await submissionsGlance(
		actor,
		campaign.id,
		event.url.searchParams.get('state') ?? ''
	);
	if (isRefusal(page)) error(statusOf(page), page.message);
	return { page, shown, key: newId() };
};

export const actions: Actions = {
	receive: async (event) => {
		const { actor, campaignId } = await campaignIn(event);
		const form = await event.request.formData();
		const looked = { version: Number(form.get('version')), key: textIn(form, 'key') };
		const done = await receive(actor, campaignId, textIn(form, 'unitId'), looked);
		if (isRefusal(done)) return refused(done);
		return { received: textIn(form, 'name') };
	}
};
