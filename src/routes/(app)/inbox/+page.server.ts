import { redirect } from '@sveltejs/kit';
import { hiddenInWords, hiddenQuery, readHidden } from '#lib/ledger/mask/leaving.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { keyIn, textIn } from '#lib/server/forms/fields.ts';
import { newId } from '#lib/server/ids.ts';
import { inbox } from '#lib/server/inbox/inbox.ts';
import { postNews, withdrawNews } from '#lib/server/inbox/news.ts';
import { keptHere } from '../keeping.ts';
import { campaignsIn, coveredIn, shownBy } from '../shown.ts';
import { refused } from '../../refused.ts';
import { gate } from '../../gate.ts';
import { pageForm } from '../../kept-form.ts';
import type { Actions, PageServerLoad } from './$types';

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
	return { text: textIn(form, 'text'), until: textIn(form, 'until') };
}

export const actions: Actions = {
	post: gate(
		async ({ form, ...event }) => {
			const { actor, campaign } = await shownBy(event);
			const news = newsIn(form);
			const done = await postNews(actor, campaign?.id ?? '', news, keyIn(form));
			if (isRefusal(done)) return refused('post', done, news);
			redirect(303, `/inbox?done=posted${hiddenQuery(done.hidden)}#news`);
		},
		{ kept: pageForm }
	),
	withdraw: gate(async ({ actor, form }) => {
		const refusal = await withdrawNews(actor, textIn(form, 'id'));
		if (refusal) return refused('withdraw', refusal);
		redirect(303, '/inbox?done=withdrawn#news');
	})
};
