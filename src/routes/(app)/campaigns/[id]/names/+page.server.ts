import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { nameVerdicts } from '#lib/ledger/notices/names-view.ts';
import { isRefusal, refuse } from '#lib/ledger/refusal.ts';
import { textsIn } from '#lib/server/forms/fields.ts';
import { decideName } from '#lib/server/notices/names-decide.ts';
import { noticeNames } from '#lib/server/notices/names.ts';
import { actorIn, shownIn } from '../../../shown.ts';
import { gate } from '../../../../gate.ts';
import { asPage, refused, statusOf } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const decision = z
	.object({
		finding: z.string().default(''),
		standing: z.enum(nameVerdicts),
		which: z.string().default(''),
		isName: z.enum(['true', 'false']),
		version: z.coerce.number().int()
	})
	.transform(({ finding, isName, ...rest }) => ({
		...rest,
		findingId: finding,
		isName: isName === 'true'
	}));

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	event.depends('taizhang:ledger');
	const view = await noticeNames(actorIn(locals), params.id);
	if (isRefusal(view)) error(statusOf(view), view.message);
	const { shown } = await shownIn(event, params.id);
	return { shown, view, saved: url.searchParams.has('saved') };
};

export const actions: Actions = {
	default: gate(async ({ actor, form, params }) => {
		const sent = decision.safeParse(textsIn(form));
		if (!sent.success)
			return refused('', refuse('said', '没有读懂这次选择：请刷新页面，再选一次。'));
		const refusal = await decideName(actor, params.id, sent.data);
		if (!refusal) redirect(303, `/campaigns/${params.id}/names?saved=1`);
		asPage(refusal, 'forbidden', 'unseen');
		return refused('', refusal, {}, 409);
	})
};
