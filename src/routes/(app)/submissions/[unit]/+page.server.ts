import { error, redirect } from '@sveltejs/kit';
import { doorWith } from '#lib/web/doors.ts';
import { hiddenInWords, hiddenQuery, readHidden, type Hidden } from '#lib/ledger/mask/leaving.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { receive, returnSubmission } from '#lib/server/submissions/judge.ts';
import { addScans } from '#lib/server/submissions/scans.ts';
import { enter, submit } from '#lib/server/submissions/submit.ts';
import { unitSubmission } from '#lib/server/submissions/unit.ts';
import { refused, statusOf } from '../../../refused.ts';
import { keeping, keptHere } from '../../keeping.ts';
import { placeOf } from '../../place.ts';
import { campaignIn, textIn } from '../campaign-in.ts';
import { filesIn, formIn, leftIn, typedOf } from './form-in.ts';
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
	submit: keeping(async (event: RequestEvent) => {
		const { actor, campaignId } = await campaignIn(event);
		const form = formIn(await event.request.formData());
		return answer(event, 'submit', await submit(actor, campaignId, event.params.unit, form), form);
	}),
	enter: keeping(async (event: RequestEvent) => {
		const { actor, campaignId } = await campaignIn(event);
		const form = formIn(await event.request.formData());
		return answer(event, 'enter', await enter(actor, campaignId, event.params.unit, form), form);
	}),
	receive: async (event) => {
		const { actor, campaignId } = await campaignIn(event);
		const form = formIn(await event.request.formData());
		return answer(event, 'receive', await receive(actor, campaignId, event.params.unit, form));
	},
	returnSubmission: keeping(async (event: RequestEvent) => {
		const { actor, campaignId } = await campaignIn(event);
		const form = formIn(await event.request.formData());
		const done = await returnSubmission(actor, campaignId, event.params.unit, form);
		return answer(event, 'returnSubmission', done, form);
	}),
	scan: async (event) => {
		const { actor, campaignId } = await campaignIn(event);
		const data = await event.request.formData();
		const version = Number(textIn(data, 'version'));
		const files = await filesIn(data, 'scans');
		const done = await addScans(actor, campaignId, event.params.unit, version, files);
		return answer(event, 'scan', done);
	}
};

/** Done leads back to the page; a refusal gives back what was typed. */
async function answer(
	event: RequestEvent,
	act: string,
	done: { version: number; hidden?: Hidden } | { added: number; hidden?: undefined } | Refusal,
	form?: ReturnType<typeof formIn>
) {
	if (!isRefusal(done)) {
		const hidden = done.hidden ? hiddenQuery(done.hidden) : '';
		const { shown } = await placeOf(event);
		const to = `/submissions/${event.params.unit}?done=${act}${hidden}`;
		redirect(303, doorWith(to, shown.query));
	}
	if (done.kind === 'unseen') error(404, done.message);
	return refused(done, { act, ...(form && typedOf(form)) });
}
