import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { nameStandings } from '#lib/ledger/notices/names-view.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { decideName } from '#lib/server/notices/names-decide.ts';
import { noticeNames } from '#lib/server/notices/names.ts';
import { actorIn, placeIn } from '../../../place.ts';
import type { Actions, PageServerLoad } from './$types';

const decision = z
	.object({
		finding: z.string().default(''),
		standing: z.enum(nameStandings),
		which: z.string().default(''),
		isName: z.enum(['true', 'false']),
		version: z.coerce.number().int()
	})
	.transform(({ finding, isName, ...rest }) => ({
		...rest,
		...{ findingId: finding, isName: isName === 'true' }
	}));

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	event.depends('taizhang:ledger');
	const sheet = await noticeNames(actorIn(locals), params.id);
	if (isRefusal(sheet)) error(sheet.kind === 'forbidden' ? 403 : 404, sheet.message);
	const { shown } = await placeIn(event, params.id);
	return { shown, sheet, saved: url.searchParams.has('saved') };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const sent = decision.safeParse(Object.fromEntries(await request.formData()));
		if (!sent.success) return fail(400, { message: '没有读懂这次选择：请刷新页面，再选一次。' });
		const refused = await decideName(actorIn(locals), params.id, sent.data);
		if (!refused) redirect(303, `/campaigns/${params.id}/names?saved=1`);
		if (refused.kind === 'forbidden') error(403, refused.message);
		if (refused.kind === 'unseen') error(404, refused.message);
		return fail(409, { message: refused.message });
	}
};
