import { redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { newId } from '#lib/server/ids.ts';
import { inbox } from '#lib/server/inbox.ts';
import { postNews, withdrawNews } from '#lib/server/news.ts';
import { placeOf } from '../place.ts';
import { refused } from '../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign } = await placeOf(event);
	const done = event.url.searchParams.get('done');
	return { inbox: campaign ? await inbox(actor, campaign.id) : null, done, key: newId() };
};

export const actions: Actions = {
	post: async (event) => {
		const { actor, campaign } = await placeOf(event);
		const data = await event.request.formData();
		const [text, until] = [String(data.get('text') ?? ''), String(data.get('until') ?? '')];
		const key = String(data.get('key') ?? '');
		const done = await postNews(actor, campaign?.id ?? '', { text, until }, key);
		if (isRefusal(done)) return refused(done, { text, until });
		redirect(303, '/inbox?done=posted#news');
	},
	withdraw: async (event) => {
		const { actor } = await placeOf(event);
		const id = String((await event.request.formData()).get('id') ?? '');
		const refusal = await withdrawNews(actor, id);
		if (refusal) return refused(refusal);
		redirect(303, '/inbox?done=withdrawn#news');
	}
};
