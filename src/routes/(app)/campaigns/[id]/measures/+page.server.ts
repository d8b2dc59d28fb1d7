import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { adoptMeasures, setMeasure } from '#lib/server/campaigns/measures-change.ts';
import { measuresView } from '#lib/server/campaigns/measures.ts';
import { keeping, keptHere } from '../../../keeping.ts';
import { actorIn, placeIn } from '../../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url, depends } = event;
	depends('taizhang:ledger');
	const sheet = await measuresView(actorIn(locals), params.id);
	if (isRefusal(sheet)) error(404, sheet.message);
	const kept = await keptHere(event, ['set'], (form) => ({
		...idsIn(form),
		values: valuesIn(form)
	}));
	const asked = (name: string) => url.searchParams.get(name);
	const { shown } = await placeIn(event, params.id);
	return {
		shown,
		sheet,
		saved: asked('saved'),
		adopted: asked('adopted'),
		opened: asked('measure'),
		kept
	};
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
	set: keeping(async ({ locals, params, request }) => {
		const form = await request.formData();
		const [values, { id, seen }] = [valuesIn(form), idsIn(form)];
		const refused = await setMeasure(actorIn(locals), params.id, id, seen, values);
		if (!refused) redirect(303, `/campaigns/${params.id}/measures?saved=${id}#m-${id}`);
		if (refused.kind === 'unseen') error(404, refused.message);
		const { message, fields = {} } = refused;
		return fail(409, { id, message, errors: fields, values });
	}),

	adopt: async ({ locals, params, request }) => {
		const ticked = (await request.formData()).getAll('adopt').map(String);
		const done = await adoptMeasures(actorIn(locals), params.id, ticked);
		const first = isRefusal(done) ? done : done.refusals[0];
		if (first?.kind === 'unseen') error(404, first.message);
		if (isRefusal(done)) return fail(400, { notAdopted: done.message });
		if (!first) redirect(303, `/campaigns/${params.id}/measures?adopted=${done.saved}`);
		const others = `采用了 ${done.saved} 条，另有 ${done.refusals.length} 条没有采用。`;
		return fail(409, { notAdopted: `${others}${first.message}` });
	}
};
