import { error, redirect } from '@sveltejs/kit';
import type { Actor } from '#lib/ledger/actor.ts';
import { doorWith } from '#lib/web/doors.ts';
import { hiddenInWords, hiddenQuery, readHidden, type Hidden } from '#lib/ledger/mask/leaving.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { numberIn } from '#lib/server/forms/fields.ts';
import { receive, returnSubmission } from '#lib/server/submissions/judge.ts';
import { addScans } from '#lib/server/submissions/scans.ts';
import { enter, submit } from '#lib/server/submissions/submit.ts';
import { unitSubmission } from '#lib/server/submissions/unit.ts';
import { gate, type Passed } from '../../../gate.ts';
import { pageForm, type KeptForm } from '../../../kept-form.ts';
import { asPage, refused, statusOf } from '../../../refused.ts';
import { keptHere } from '../../keeping.ts';
import { shownBy } from '../../shown.ts';
import { campaignIn } from '../campaign-in.ts';
import { formIn, leftIn, typedOf, wholeFiles } from './form-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaignId, shown } = await campaignIn(event);
	const asked = event.url.searchParams;
	const compared = Number(asked.get('compare')) || null;
	const page = await unitSubmission(actor, campaignId, event.params.unit, compared);
	if (isRefusal(page)) error(statusOf(page), page.message);
	const forms = ['submit', 'enter', 'returnSubmission'];
	const kept = await keptHere(event, forms, leftIn, campaignId);
	const hidden = hiddenInWords(readHidden(asked.get('hidden')));
	const [act, done] = [asked.get('act') ?? '', asked.get('done') ?? ''];
	return { page, shown, act, done, hidden, kept };
};

export const actions: Actions = {
	submit: act('submit', submit, pageForm),
	enter: act('enter', enter, pageForm),
	receive: act('receive', receive),
	returnSubmission: act('returnSubmission', returnSubmission, pageForm),
	scan: gate(async ({ form, ...event }) => {
		const { actor, campaignId } = await campaignIn(event);
		const files = await wholeFiles(form, 'scans');
		const version = numberIn(form, 'version');
		return answer(
			event,
			'scan',
			await addScans(actor, campaignId, event.params.unit, version, files)
		);
	})
};

/** An act on the unit's submission, by the name of its action. */
function act(name: string, does: Act, kept?: KeptForm) {
	return gate(
		async ({ form, ...event }: RequestEvent & Passed) => {
			const { actor, campaignId } = await campaignIn(event);
			const typed = formIn(form);
			const done = await does(actor, campaignId, event.params.unit, typed);
			return answer(event, name, done, typedOf(typed));
		},
		{ kept }
	);
}

type Done = { version: number; hidden?: Hidden } | { added: number; hidden?: undefined } | Refusal;
type Act = (
	actor: Actor,
	campaignId: string,
	unitId: string,
	form: ReturnType<typeof formIn>
) => Promise<Done>;

/** Done leads back to the page; a refusal gives back what was typed. */
async function answer(
	event: Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'params'>,
	act: string,
	done: Done,
	typed: Record<string, string> = {}
) {
	if (!isRefusal(done)) {
		const hidden = done.hidden ? hiddenQuery(done.hidden) : '';
		const { shown } = await shownBy(event);
		const to = `/submissions/${event.params.unit}?done=${act}${hidden}`;
		redirect(303, doorWith(to, shown.query));
	}
	asPage(done, 'unseen');
	return refused(act, done, typed);
}
