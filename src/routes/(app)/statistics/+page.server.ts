import { readDivision, statistics } from '#lib/server/statistics.ts';
import { placeOf } from '../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign } = await placeOf(event);
	const by = readDivision(event.url.searchParams.get('by'));
	return { statistics: campaign ? await statistics(actor, campaign.id, by) : null };
};
