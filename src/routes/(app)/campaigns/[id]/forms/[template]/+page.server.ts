import { error, fail, redirect } from '@sveltejs/kit';
import { paperView } from '#lib/exchange/sheets/paper-view.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { moveColumn, type ColumnSetting } from '#lib/ledger/sheets/columns.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { refusedForm } from '#lib/ledger/refused-form.ts';
import { numberIn } from '#lib/server/forms/fields.ts';
import { templateView, setTemplate } from '#lib/server/sheets/templates.ts';
import { sampleSheet } from '#lib/server/sheets/sample.ts';
import { statusOf } from '../../../../../refused.ts';
import { keptHere } from '../../../../keeping.ts';
import { actorIn, shownIn } from '../../../../shown.ts';
import { columnsIn } from './form-in.ts';
import { gate } from '../../../../../gate.ts';
import { pageForm } from '../../../../../kept-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const actor = actorIn(locals);
	const form = await templateView(actor, params.id, params.template);
	if (isRefusal(form)) error(statusOf(form), form.message);
	const sample = await sampleSheet(actor, params.id, form.template);
	if (!sample) error(404, '没有找到这个整改批次：网址可能有误。');
	const kept = await keptHere(event, ['save'], columnsIn);
	const { shown } = await shownIn(event, params.id);
	return { shown, form, sample: paperView(sample), saved: url.searchParams.get('saved'), kept };
};

export const actions: Actions = {
	save: gate(
		async ({ actor, form, params }) => {
			const columns = columnsIn(form);
			const version = numberIn(form, 'version');
			const set = await setTemplate(actor, params.id, params.template, columns, version);
			if (isRefusal(set)) return answer(actor, params, set, columns);
			redirect(303, '?saved=form');
		},
		{ kept: pageForm }
	),
	reset: gate(async ({ actor, form, params }) => {
		const version = numberIn(form, 'version');
		const set = await setTemplate(actor, params.id, params.template, null, version);
		if (isRefusal(set)) return answer(actor, params, set, null);
		redirect(303, '?saved=notice');
	}),
	/** Without JavaScript: the columns come back in their new order, nothing is saved yet. */
	move: gate(async ({ form, url }) => {
		const key = url.searchParams.get('key') ?? '';
		const by = url.searchParams.get('by') === '-1' ? -1 : 1;
		return { columns: moveColumn(columnsIn(form), key, by), version: null };
	})
};

/** What was typed comes back with the version that now stands, so that it can be saved all the same. */
async function answer(
	actor: Actor,
	{ id, template }: { id: string; template: string },
	refusal: Refusal,
	columns: ColumnSetting[] | null
) {
	const form = await templateView(actor, id, template);
	return fail(statusOf(refusal), {
		refused: refusedForm('save', refusal, {}),
		columns,
		version: isRefusal(form) ? null : form.version
	});
}
