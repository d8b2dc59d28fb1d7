import { error, fail, redirect } from '@sveltejs/kit';
import type { NameStanding } from '#lib/ledger/notice-names-view.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { decideName } from '#lib/server/notice-names-decide.ts';
import { noticeNames } from '#lib/server/notice-names.ts';
import { actorIn, placeIn } from '../../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	event.depends('taizhang:ledger');
	const sheet = await noticeNames(actorIn(locals), params.id);
	if (isRefusal(sheet)) error(sheet.code === 'forbidden' ? 403 : 404, sheet.message);
	const { shown } = await placeIn(event, params.id);
	return { shown, sheet, saved: url.searchParams.has('saved') };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const said = (name: string) => String(form.get(name) ?? '');
		const refused = await decideName(actorIn(locals), params.id, {
			...{ findingId: said('finding'), standing: said('standing') as NameStanding },
			...{ which: said('which'), isName: said('isName') === 'true' },
			version: Number(said('version'))
		});
		if (!refused) redirect(303, `/campaigns/${params.id}/names?saved=1`);
		if (refused.code === 'forbidden') error(403, refused.message);
		if (refused.code === 'unseen') error(404, refused.message);
		return fail(409, { message: refused.message });
	}
};
