import { error, redirect } from '@sveltejs/kit';
import { isRefusal, refuse } from '#lib/ledger/refusal.ts';
import { adoptMeasures, setMeasure } from '#lib/server/campaigns/measures-change.ts';
import { measuresView } from '#lib/server/campaigns/measures.ts';
import { listIn, textIn } from '#lib/server/forms/fields.ts';
import { keptHere } from '../../../keeping.ts';
import { actorIn, shownIn } from '../../../shown.ts';
import { gate } from '../../../../gate.ts';
import { pageForm } from '../../../../kept-form.ts';
import { asPage, refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url, depends } = event;
	depends('taizhang:ledger');
	const view = await measuresView(actorIn(locals), params.id);
	if (isRefusal(view)) error(404, view.message);
	const kept = await keptHere(event, ['set'], valuesIn);
	const asked = (name: string) => url.searchParams.get(name);
	const { shown } = await shownIn(event, params.id);
	return {
		shown,
		view,
		saved: asked('saved'),
		adopted: asked('adopted'),
		opened: asked('measure'),
		kept
	};
};

/** What was typed, for which measure, and as it was seen. */
function valuesIn(form: FormData) {
	const text = (name: string) => textIn(form, name);
	return {
		measure: text('measure'),
		seen: text('seen'),
		every: text('every'),
		day: text('day'),
		goal: text('goal'),
		by: text('by'),
		present: text('present'),
		on: text('on')
	};
}

export const actions: Actions = {
	set: gate(
		async ({ actor, form, params }) => {
			const values = valuesIn(form);
			const { measure, seen } = values;
			const refusal = await setMeasure(actor, params.id, measure, seen, values);
			if (!refusal) redirect(303, `/campaigns/${params.id}/measures?saved=${measure}#m-${measure}`);
			asPage(refusal, 'unseen');
			// What stands now is shown beside, and is what is sent again.
			return refused('set', refusal, { ...values, seen: '' }, 409);
		},
		{ kept: pageForm }
	),

	adopt: gate(async ({ actor, form, params }) => {
		const done = await adoptMeasures(actor, params.id, listIn(form, 'adopt'));
		const first = isRefusal(done) ? done : done.refusals[0];
		if (first) asPage(first, 'unseen');
		if (isRefusal(done)) return refused('adopt', done);
		if (!first) redirect(303, `/campaigns/${params.id}/measures?adopted=${done.saved}`);
		const others = `采用了 ${done.saved} 条，另有 ${done.refusals.length} 条没有采用。`;
		return refused('adopt', refuse('said', `${others}${first.message}`), {}, 409);
	})
};
