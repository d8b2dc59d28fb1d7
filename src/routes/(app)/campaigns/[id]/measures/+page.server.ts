import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setMeasure } from '#lib/server/campaigns-measures-change.ts';
import { measuresView } from '#lib/server/campaigns-measures.ts';
import { actorIn } from '../../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
	depends('taizhang:ledger');
	const sheet = await measuresView(actorIn(locals), params.id);
	if (isRefusal(sheet)) error(404, sheet.message);
	return { sheet, saved: url.searchParams.get('saved') };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const text = (name: string) => String(form.get(name) ?? '');
		const values = {
			...{ every: text('every'), day: text('day'), goal: text('goal') },
			...{ by: text('by'), present: text('present'), on: text('on') }
		};
		const [id, seen] = [text('measure'), text('seen')];
		const refused = await setMeasure(actorIn(locals), params.id, id, seen, values);
		if (!refused) redirect(303, `/campaigns/${params.id}/measures?saved=${id}#m-${id}`);
		if (refused.code === 'unseen') error(404, refused.message);
		const { message, fields = {} } = refused;
		return fail(409, { id, message, errors: fields, values });
	}
};
