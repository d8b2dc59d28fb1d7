import { fail } from '@sveltejs/kit';
import { bulkVerbOf } from '#lib/ledger/bulk.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { takeDraws } from '#lib/server/draws/draws.ts';
import { othersForm } from '#lib/server/forms/kept.ts';
import { forgetPage } from '#lib/server/forms/pages.ts';
import { bulkAct } from '#lib/server/rows/bulk/bulk.ts';
import { bulkPage, readBulkForm } from '#lib/server/rows/bulk/form.ts';
import { bulkAsLeft, leftBulk } from '#lib/server/rows/bulk/kept.ts';
import { previewOfRows, previewOfView } from '#lib/server/rows/bulk/preview.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { actorIn, viewOf } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

// Depends on no stream: what stands ticked and typed is not to move under the hand.
export const load: PageServerLoad = async (event) => {
	const { actor, within, shown } = await viewOf(event);
	const { searchParams: asked } = event.url;
	const left = await leftBulk(actor);
	if (left && asked.has('kept')) return { ...(await bulkAsLeft(actor, left)), shown, left: null };
	const verb = bulkVerbOf(asked.get('verb') ?? '');
	const page = { shown, result: undefined, left: left?.verb ?? null };
	if (within.length === 0 || !verb) return { ...page, preview: null };
	return { ...page, preview: await previewOfView(actor, within, verb, readFilter(asked)) };
};

export const actions: Actions = {
	preview: async ({ locals, request }) => {
		const { verb, picked } = readBulkForm(await request.formData());
		if (!verb) return fail(400, { said: '没有这种批量办理方式，请回到台账重新选择。' });
		return { preview: await previewOfRows(actorIn(locals), verb, [...picked.keys()]) };
	},

	act: async ({ locals, request }) => {
		const actor = actorIn(locals);
		const form = await request.formData();
		const result = await bulkAct(actor, form);
		if (Object.keys(result.errors).length === 0) {
			await forgetPage(actor, bulkPage);
			return { result };
		}
		const ids = [...new Set([...readBulkForm(form).listed, ...result.ids])];
		return fail(400, { result, preview: await previewOfRows(actor, result.verb, ids) });
	},

	draw: async ({ locals, request }) => {
		const actor = actorIn(locals);
		const { listed, values } = readBulkForm(await request.formData());
		const others = await othersForm(actor, values.keeper, bulkPage.page);
		const taken = others ?? (await takeDraws(actor, listed));
		const preview = await previewOfRows(actor, 'confirmNotFound', listed);
		if (isRefusal(taken)) return fail(409, { preview, said: taken.message });
		const [all, drawn] = [taken.map(({ size }) => size), taken.map((one) => one.drawn.length)];
		return { preview, said: `已从 ${sum(all)} 条中随机抽取 ${sum(drawn)} 条，请逐条核实。` };
	}
};

function sum(numbers: number[]): number {
	return numbers.reduce((total, one) => total + one, 0);
}
