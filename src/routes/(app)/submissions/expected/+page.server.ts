import { error, redirect } from '@sveltejs/kit';
import { doorWith } from '#lib/web/doors.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { lineIn } from '#lib/server/forms/fields.ts';
import { expectedView } from '#lib/server/submissions/expected-view.ts';
import { setExpected } from '#lib/server/submissions/expect.ts';
import { refused, statusOf } from '../../../refused.ts';
import { gate, type Passed } from '../../../gate.ts';
import { campaignIn } from '../campaign-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaignId, shown } = await campaignIn(event);
	const page = await expectedView(actor, campaignId);
	if (isRefusal(page)) error(statusOf(page), page.message);
	const [done, name] = ['done', 'unit'].map((key) => event.url.searchParams.get(key) ?? '');
	return { page, shown, done, name };
};

export const actions: Actions = { add: set('add'), remove: set('remove') };

function set(name: 'add' | 'remove') {
	return gate(async ({ form, ...event }: RequestEvent & Passed) => {
		const { actor, campaignId, shown } = await campaignIn(event);
		const unitId = lineIn(form, 'unitId');
		const done = await setExpected(actor, campaignId, unitId, name === 'add');
		if (isRefusal(done)) return refused(name, done, { unitId });
		const query = new URLSearchParams({
			done: name === 'add' ? 'added' : 'removed',
			unit: done.name
		});
		redirect(303, doorWith(`/submissions/expected?${query}`, shown.query));
	});
}
