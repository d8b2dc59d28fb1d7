import { drawLines } from '#lib/server/draws/view.ts';
import { shownBy } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign, shown } = await shownBy(event);
	return { draws: campaign ? await drawLines(actor, campaign.id) : [], shown };
};
