import { error, fail, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { confirmRest, drawnWords, takeDraw } from '#lib/server/draws/draws.ts';
import { addFiles } from '#lib/server/evidence/at-once.ts';
import { filesIn, textIn } from '#lib/server/forms/fields.ts';
import { actOnRow } from '#lib/server/rows/row/act.ts';
import { actRefused, typedWords } from '#lib/server/rows/row/act-refused.ts';
import { revealRow } from '#lib/server/rows/row/reveal.ts';
import { rowView } from '#lib/server/rows/row/row.ts';
import { gate } from '../../../gate.ts';
import { rowForm } from '../../../kept-form.ts';
import { asPage, refused } from '../../../refused.ts';
import { actorIn, shownIn } from '../../shown.ts';
import { revealIn, commandIn } from './command-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const actor = actorIn(event.locals);
	const { searchParams: asked } = event.url;
	const file = asked.get('file') ?? '';
	const row = await rowView(actor, event.params.id, asked.get('verb'), { fileId: file });
	if (!row) error(404, '没有找到这一条：它不在您的范围内，或网址有误。');
	const { shown } = await shownIn(event, row.row.campaignId);
	return { row, shown };
};

export const actions: Actions = {
	act: gate(
		async ({ actor, form, params }) => {
			const sent = commandIn(form);
			const done = await actOnRow(actor, params.id, sent);
			if (isRefusal(done)) {
				if (done.kind === 'unseen')
					error(404, { message: done.message, typed: typedWords(sent.input) });
				return fail(409, { refused: actRefused(sent.input, done, sent.version) });
			}
			if (sent.quiet) return { done };
			redirect(303, `/rows/${params.id}`);
		},
		{
			kept: rowForm,
			refuse: (others, { form }) =>
				fail(409, { refused: actRefused({ verb: textIn(form, 'verb') }, others) })
		}
	),

	reveal: gate(
		async ({ actor, form, params }) => {
			const asking = revealIn(form);
			const view = await revealRow(actor, params.id, asking);
			if (!isRefusal(view)) return { revealed: view };
			asPage(view, 'unseen');
			return refused('reveal', view, { which: asking.which, reason: asking.reason }, 409);
		},
		{ kept: rowForm, refuse: (others) => refused('reveal', others) }
	),

	addFiles: gate(
		async ({ actor, form, params }) => {
			const done = await addFiles(actor, params.id, filesIn(form, 'files'), commandIn(form));
			if (!isRefusal(done)) redirect(303, `/rows/${params.id}`);
			asPage(done, 'unseen');
			return fail(409, { refused: actRefused({ verb: 'addEvidence' }, done) });
		},
		{
			kept: rowForm,
			refuse: (others) => fail(409, { refused: actRefused({ verb: 'addEvidence' }, others) })
		}
	),

	draw: gate(
		async ({ actor, params }) => {
			const taken = await takeDraw(actor, params.id);
			if (!isRefusal(taken)) return { draw: drawnWords([taken]) };
			asPage(taken, 'unseen');
			return refused('draw', taken, {}, 409);
		},
		{ kept: rowForm, refuse: (others) => refused('draw', others) }
	),

	confirmRest: gate(
		async ({ actor, form, params }) => {
			const conclusion = textIn(form, 'conclusion');
			const done = await confirmRest(actor, params.id, conclusion);
			if (done.refused) asPage(done.refused, 'unseen');
			if (done.refused?.field) return refused('confirmRest', done.refused, { conclusion });
			const rest = done.refused ? `；其余没有确认：${done.refused.message}` : '';
			return { draw: `已随批确认 ${done.confirmed} 条${rest}` };
		},
		{ kept: rowForm, refuse: (others) => refused('draw', others) }
	)
};
