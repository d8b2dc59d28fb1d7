import { error, redirect } from '@sveltejs/kit';
import { doorWith } from '#lib/web/doors.ts';
import { exportKinds } from '#lib/ledger/sheets/exports.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import {
	cancelExport,
	listExports,
	mayExport,
	startExport
} from '#lib/server/sheets/exports/exports.ts';
import { refused } from '../../refused.ts';
import { actorIn, placeOf } from '../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:exports');
	const { actor, shown } = await placeOf(event);
	if (!mayExport(actor)) error(404, '没有找到这一页，请检查网址。');
	return { exports: await listExports(actor), shown };
};

export const actions: Actions = {
	start: async (event) => {
		const { actor, campaign, shown } = await placeOf(event);
		const asked = (await event.request.formData()).get('kind');
		const kind = exportKinds.find((known) => known === asked);
		if (!campaign || !kind) error(404, '还没有交办过整改批次，没有台账可以导出。');
		const started = await startExport(actor, campaign.id, kind);
		if (isRefusal(started)) return refused(started);
		redirect(303, doorWith('/exports', shown.query));
	},
	cancel: async ({ locals, request }) => {
		await cancelExport(actorIn(locals), String((await request.formData()).get('id')));
		redirect(303, '/exports');
	}
};
