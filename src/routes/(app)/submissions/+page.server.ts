import { error, redirect } from '@sveltejs/kit';
import { doorWith } from '#lib/web/doors.ts';
import { scopeOf } from '#lib/ledger/permissions.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { keyIn, lineIn, numberIn } from '#lib/server/forms/fields.ts';
import { newId } from '#lib/server/ids.ts';
import { submissionsGlance } from '#lib/server/submissions/glance.ts';
import { receive } from '#lib/server/submissions/judge.ts';
import { shownBy } from '../shown.ts';
import { refused, statusOf } from '../../refused.ts';
import { campaignIn } from './campaign-in.ts';
import { gate } from '../../gate.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign, shown } = await shownBy(event);
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
	receive: gate(async ({ form, ...event }) => {
		const { actor, campaignId } = await campaignIn(event);
		const looked = { version: numberIn(form, 'version'), key: keyIn(form) };
		const done = await receive(actor, campaignId, lineIn(form, 'unitId'), looked);
		if (isRefusal(done)) return refused('receive', done);
		return { received: lineIn(form, 'name') };
	})
};
