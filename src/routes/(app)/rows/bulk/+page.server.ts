import { fail } from '@sveltejs/kit';
import { bulkVerbOf } from '#lib/ledger/bulk.ts';
import { isRefusal, refuse, refuseFields } from '#lib/ledger/refusal.ts';
import { refusedForm } from '#lib/ledger/refused-form.ts';
import { drawnWords, takeDraws } from '#lib/server/draws/draws.ts';
import { bulkAct, noSuchVerb } from '#lib/server/rows/bulk/bulk.ts';
import { readBulkForm } from '#lib/server/rows/bulk/form.ts';
import { bulkAsLeft, leftBulk } from '#lib/server/rows/bulk/as-left.ts';
import { previewOfRows, previewOfView } from '#lib/server/rows/bulk/preview.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { shownWithin } from '../../shown.ts';
import { gate } from '../../../gate.ts';
import { bulkForm } from '../../../kept-form.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

// Depends on no stream: what stands ticked and typed is not to move under the hand.
export const load: PageServerLoad = async (event) => {
	const { actor, within, shown } = await shownWithin(event);
	const { searchParams: asked } = event.url;
	const left = await leftBulk(actor);
	if (left && asked.has('kept')) return { ...(await bulkAsLeft(actor, left)), shown, left: null };
	const verb = bulkVerbOf(asked.get('verb') ?? '');
	const page = { shown, result: undefined, left: left?.verb ?? null };
	if (within.length === 0 || !verb) return { ...page, preview: null };
	return { ...page, preview: await previewOfView(actor, within, verb, readFilter(asked)) };
};

export const actions: Actions = {
	preview: gate(
		async ({ actor, form }) => {
			const { verb, picked } = readBulkForm(form);
			if (!verb) return refused('preview', refuse('said', noSuchVerb));
			return { preview: await previewOfRows(actor, verb, [...picked.keys()]) };
		},
		// The rows had only been chosen.
		{ kept: bulkForm }
	),

	act: gate(
		async ({ actor, form }) => {
			const result = await bulkAct(actor, form);
			const { errors, values, ids } = result;
			if (Object.keys(errors).length === 0) return { result };
			const refusal = refusedForm('act', refuseFields(errors), { ...values, ids });
			const listed = [...new Set([...readBulkForm(form).listed, ...ids])];
			const preview = await previewOfRows(actor, result.verb, listed);
			return fail(400, { refused: refusal, preview });
		},
		{
			kept: bulkForm,
			refuse: async (others, { actor, form }) => {
				const { verb = 'claim', listed } = readBulkForm(form);
				const refusal = refusedForm('act', { ...others, field: 'ids' }, { ids: [] });
				return fail(409, { refused: refusal, preview: await previewOfRows(actor, verb, listed) });
			}
		}
	),

	draw: gate(
		async ({ actor, form }) => {
			const { listed } = readBulkForm(form);
			const taken = await takeDraws(actor, listed);
			const preview = await previewOfRows(actor, 'confirmNotFound', listed);
			if (!isRefusal(taken)) return { preview, said: drawnWords(taken) };
			return fail(409, { preview, refused: refusedForm('draw', taken, {}) });
		},
		{
			kept: bulkForm,
			refuse: async (others, { actor, form }) => {
				const { listed } = readBulkForm(form);
				const preview = await previewOfRows(actor, 'confirmNotFound', listed);
				return fail(409, { preview, refused: refusedForm('draw', others, {}) });
			}
		}
	)
};
