import { error, redirect } from '@sveltejs/kit';
import { hiddenInWords, hiddenQuery, readHidden } from '#lib/ledger/mask/leaving.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { reportView, saveReport } from '#lib/server/campaigns/report.ts';
import { numberIn, textIn } from '#lib/server/forms/fields.ts';
import { keptHere } from '../../../keeping.ts';
import { actorIn, shownIn } from '../../../shown.ts';
import { refused } from '../../../../refused.ts';
import { gate } from '../../../../gate.ts';
import { pageForm } from '../../../../kept-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const report = await reportView(actorIn(locals), params.id, url.searchParams.has('anew'));
	if (isRefusal(report)) error(404, report.message);
	const kept = await keptHere(event, [''], (form) => ({ text: textIn(form, 'text') }));
	const hidden = hiddenInWords(readHidden(url.searchParams.get('hidden')));
	const { shown } = await shownIn(event, params.id);
	return { shown, report, saved: url.searchParams.has('saved'), hidden, kept };
};

export const actions: Actions = {
	default: gate(
		async ({ actor, form, params }) => {
			const text = textIn(form, 'text');
			const done = await saveReport(actor, params.id, numberIn(form, 'version'), text);
			if (isRefusal(done)) return refused('', done, { text });
			redirect(303, `/campaigns/${params.id}/report?saved${hiddenQuery(done)}`);
		},
		{ kept: pageForm }
	)
};
