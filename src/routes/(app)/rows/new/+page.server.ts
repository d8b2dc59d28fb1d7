import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { registerSelfFound } from '#lib/server/self-found.ts';
import { selfFoundView } from '#lib/server/self-found-view.ts';
import { placeOf } from '../../place.ts';
import { commandIn } from '../[id]/command-in.ts';
import type { Actions, PageServerLoad } from './$types';

const nowhere = '没有找到这一页：自查问题由责任单位登记，交办以后才能登记。';

export const load: PageServerLoad = async (event) => {
	const { actor, campaign } = await placeOf(event);
	const view = campaign && (await selfFoundView(actor, campaign.id));
	if (!view) error(404, nowhere);
	return { view };
};

export const actions: Actions = {
	default: async (event) => {
		const { actor, campaign } = await placeOf(event);
		if (!campaign) error(404, nowhere);
		const { input, key } = commandIn(await event.request.formData());
		const done = await registerSelfFound(actor, campaign.id, input, key);
		if (isRefusal(done)) return fail(400, { refusal: done, values: input });
		redirect(303, `/rows/${done.id}`);
	}
};
