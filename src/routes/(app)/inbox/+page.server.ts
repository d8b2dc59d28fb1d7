import { redirect } from '@sveltejs/kit';
import { hiddenInWords, hiddenQuery, readHidden } from '#lib/ledger/mask/leaving.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { newId } from '#lib/server/ids.ts';
import { inbox } from '#lib/server/inbox/inbox.ts';
import { postNews, withdrawNews } from '#lib/server/inbox/news.ts';
import { keeping, keptHere } from '../keeping.ts';
import { actorIn, campaignsIn, coveredIn, placeOf } from '../place.ts';
import { refused } from '../../refused.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, within, shown } = await coveredIn(event);
	const done = event.url.searchParams.get('done');
	const hidden = hiddenInWords(readHidden(event.url.searchParams.get('hidden')));
	const { chosen } = await campaignsIn(event);
	const kept = await keptHere(event, ['post'], newsIn, chosen?.id);
	const key = kept.key ?? newId();
	const found = within.length > 0 ? await inbox(actor, within) : null;
	return { inbox: found, shown, done, hidden, key, kept };
};

function newsIn(form: FormData) {
	return { text: String(form.get('text') ?? ''), until: String(form.get('until') ?? '') };
}

export const actions: Actions = {
	post: keeping(async (event: RequestEvent) => {
		const { actor, campaign } = await placeOf(event);
		const data = await event.request.formData();
		const news = newsIn(data);
		const key = String(data.get('key') ?? '');
		const done = await postNews(actor, campaign?.id ?? '', news, key);
		if (isRefusal(done)) return refused(done, news);
		redirect(303, `/inbox?done=posted${hiddenQuery(done.hidden)}#news`);
	}),
	withdraw: async (event) => {
		const actor = actorIn(event.locals);
		const id = String((await event.request.formData()).get('id') ?? '');
		const refusal = await withdrawNews(actor, id);
		if (refusal) return refused(refusal);
		redirect(303, '/inbox?done=withdrawn#news');
	}
};
