import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { confirmRest, takeDraw } from '#lib/server/draws/draws.ts';
import { addFiles } from '#lib/server/evidence/at-once.ts';
import { othersForm } from '#lib/server/forms/kept.ts';
import { actOnRow } from '#lib/server/rows/row/act.ts';
import { actRefused, typedWords } from '#lib/server/rows/row/act-refused.ts';
import { revealRow } from '#lib/server/rows/row/reveal.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { actorIn, placeIn } from '../../place.ts';
import { askingIn, commandIn } from './command-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const actor = actorIn(event.locals);
	const { searchParams: asked } = event.url;
	const file = asked.get('file') ?? '';
	const row = await rowView(actor, event.params.id, asked.get('verb'), { fileId: file });
	if (!row) error(404, '没有找到这一条：它不在您的范围内，或网址有误。');
	const { shown } = await placeIn(event, row.row.campaignId);
	return { row, shown };
};

export const actions: Actions = {
	act: async ({ locals, params, request }) => {
		const actor = actorIn(locals);
		const form = commandIn(await request.formData());
		const done = await actOnRow(actor, params.id, form);
		if (isRefusal(done)) {
			if (done.kind === 'unseen')
				error(404, { message: done.message, typed: typedWords(form.input) });
			const typed = done.kind === 'otherPerson' ? { verb: form.input.verb ?? '' } : form.input;
			return fail(409, { act: actRefused(typed, done, form.version) });
		}
		if (form.quiet) return { done };
		redirect(303, `/rows/${params.id}`);
	},

	reveal: async ({ locals, params, request }) => {
		const [actor, form] = [actorIn(locals), await request.formData()];
		const asking = askingIn(form);
		const others = await othersForm(actor, form.get('keeper'), params.id);
		const view = others ?? (await revealRow(actor, params.id, asking));
		if (!isRefusal(view)) return { revealed: view };
		if (view.kind === 'unseen') error(404, view.message);
		const { which, reason } = others ? { which: '', reason: '' } : asking;
		return fail(409, { unrevealed: { message: view.message, field: view.field, which, reason } });
	},

	addFiles: async ({ locals, params, request }) => {
		const [actor, form] = [actorIn(locals), await request.formData()];
		const files = form.getAll('files').filter((file) => file instanceof File);
		const sent = commandIn(form);
		const others = await othersForm(actor, sent.keeper, params.id);
		const done = others ?? (await addFiles(actor, params.id, files, sent));
		if (isRefusal(done)) {
			if (done.kind === 'unseen') error(404, done.message);
			return fail(409, { act: await actRefused({ verb: 'addEvidence' }, done) });
		}
		redirect(303, `/rows/${params.id}`);
	},

	draw: async ({ locals, params, request }) => {
		const actor = actorIn(locals);
		const others = await othersForm(actor, (await request.formData()).get('keeper'), params.id);
		const taken = others ?? (await takeDraw(actor, params.id));
		if (isRefusal(taken)) {
			if (taken.kind === 'unseen') error(404, taken.message);
			return fail(409, { draw: taken.message });
		}
		return { draw: `已从 ${taken.size} 条中随机抽取 ${taken.drawn.length} 条，请逐条核实。` };
	},

	confirmRest: async ({ locals, params, request }) => {
		const [actor, form] = [actorIn(locals), await request.formData()];
		const others = await othersForm(actor, form.get('keeper'), params.id);
		if (others) return fail(409, { draw: others.message });
		const conclusion = String(form.get('conclusion') ?? '');
		const done = await confirmRest(actor, params.id, conclusion);
		if (done.refused?.kind === 'unseen') error(404, done.refused.message);
		if (done.refused?.field)
			return fail(400, { rest: { error: done.refused.message, conclusion } });
		const refused = done.refused ? `；其余没有确认：${done.refused.message}` : '';
		return { draw: `已随批确认 ${done.confirmed} 条${refused}` };
	}
};
