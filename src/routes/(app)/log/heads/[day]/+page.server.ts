import { error } from '@sveltejs/kit';
import { isDay } from '#lib/ledger/day.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { headSlip } from '#lib/server/log/heads.ts';
import { statusOf } from '../../../../refused.ts';
import { actorIn } from '../../../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!isDay(params.day)) error(404, '没有这一天的台账校验单，请检查网址。');
	const slip = await headSlip(actorIn(locals), params.day);
	if (isRefusal(slip)) error(statusOf(slip), slip.message);
	return { slip };
};
