import { home } from '#lib/server/rows/home.ts';
import { placeOf } from './place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign } = await placeOf(event);
	return { home: campaign ? await home(actor, campaign.id) : null };
};
