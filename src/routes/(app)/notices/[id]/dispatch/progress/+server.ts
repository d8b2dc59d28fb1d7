import { error, json } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { dispatchProgress } from '#lib/server/dispatch/dispatch.ts';
import { statusOf } from '../../../../../refused.ts';
import { actorIn } from '../../../../shown.ts';
import type { RequestHandler } from './$types';

/** How far the dispatch has come: `{done, total, writing}`, `{campaignId}` when it is done, null before it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const progress = await dispatchProgress(actorIn(locals), params.id);
	if (isRefusal(progress)) error(statusOf(progress), progress.message);
	return json(progress, { headers: { 'cache-control': 'no-store' } });
};
