import { drawLines } from '#lib/server/draws/view.ts';
import { placeOf } from '../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign, shown } = await placeOf(event);
	return { draws: campaign ? await drawLines(actor, campaign.id) : [], shown };
};
