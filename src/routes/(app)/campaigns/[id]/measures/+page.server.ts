import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { setMeasure } from '#lib/server/campaigns-measures-change.ts';
import { measuresView } from '#lib/server/campaigns-measures.ts';
import { keeping, keptHere } from '../../../keeping.ts';
import { actorIn } from '../../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url, depends } = event;
	depends('taizhang:ledger');
	const sheet = await measuresView(actorIn(locals), params.id);
	if (isRefusal(sheet)) error(404, sheet.message);
	const kept = await keptHere(event, [''], (form) => ({ ...idsIn(form), values: valuesIn(form) }));
	return { sheet, saved: url.searchParams.get('saved'), kept };
};

function valuesIn(form: FormData) {
	const text = (name: string) => String(form.get(name) ?? '');
	return {
		...{ every: text('every'), day: text('day'), goal: text('goal') },
		...{ by: text('by'), present: text('present'), on: text('on') }
	};
}

/** Which measure, and as it was seen. */
function idsIn(form: FormData) {
	return { id: String(form.get('measure') ?? ''), seen: String(form.get('seen') ?? '') };
}

export const actions: Actions = {
	default: keeping(async ({ locals, params, request }) => {
		const form = await request.formData();
		const [values, { id, seen }] = [valuesIn(form), idsIn(form)];
		const refused = await setMeasure(actorIn(locals), params.id, id, seen, values);
		if (!refused) redirect(303, `/campaigns/${params.id}/measures?saved=${id}#m-${id}`);
		if (refused.code === 'unseen') error(404, refused.message);
		const { message, fields = {} } = refused;
		return fail(409, { id, message, errors: fields, values });
	})
};
