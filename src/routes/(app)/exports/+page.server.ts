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
import { textIn } from '#lib/server/forms/fields.ts';
import { refused } from '../../refused.ts';
import { shownBy } from '../shown.ts';
import { gate } from '../../gate.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:exports');
	const { actor, shown } = await shownBy(event);
	if (!mayExport(actor)) error(404, '没有找到这一页，请检查网址。');
	return { exports: await listExports(actor), shown };
};

export const actions: Actions = {
	start: gate(async ({ form, ...event }) => {
		const { actor, campaign, shown } = await shownBy(event);
		const kind = exportKinds.find((known) => known === textIn(form, 'kind'));
		if (!campaign || !kind) error(404, '还没有交办过整改批次，没有台账可以导出。');
		const started = await startExport(actor, campaign.id, kind);
		if (isRefusal(started)) return refused('start', started);
		redirect(303, doorWith('/exports', shown.query));
	}),
	cancel: gate(async ({ actor, form }) => {
		await cancelExport(actor, textIn(form, 'id'));
		redirect(303, '/exports');
	})
};
