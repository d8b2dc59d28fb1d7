import { error, redirect } from '@sveltejs/kit';
import { doorWith } from '#lib/web/doors.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { expectedView } from '#lib/server/submissions/expected-view.ts';
import { setExpected } from '#lib/server/submissions/expect.ts';
import { refused, statusOf } from '../../../refused.ts';
import { campaignIn, textIn } from '../campaign-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaignId, shown } = await campaignIn(event);
	const page = await expectedView(actor, campaignId);
	if (isRefusal(page)) error(statusOf(page), page.message);
	const [done, name] = ['done', 'unit'].map((key) => event.url.searchParams.get(key) ?? '');
	return { page, shown, done, name };
};

export const actions: Actions = {
	add: (event) => set(event, true),
	remove: (event) => set(event, false)
};

async function set(event: RequestEvent, expected: boolean) {
	const { actor, campaignId, shown } = await campaignIn(event);
	const unitId = textIn(await event.request.formData(), 'unitId');
	const done = await setExpected(actor, campaignId, unitId, expected);
	if (isRefusal(done)) return refused(done, { unitId });
	const query = new URLSearchParams({ done: expected ? 'added' : 'removed', unit: done.name });
	redirect(303, doorWith(`/submissions/expected?${query}`, shown.query));
}
