import { reviewLines } from '#lib/server/rows/reviews.ts';
import { readDivision, statistics } from '#lib/server/statistics/statistics.ts';
import { shownBy } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign, shown } = await shownBy(event);
	const asked = event.url.searchParams.get('by');
	if (!campaign) return { statistics: null, reviews: null };
	if (asked === 'reviewer')
		return { statistics: null, reviews: await reviewLines(actor, campaign.id), shown };
	const found = await statistics(actor, campaign.id, readDivision(asked));
	return { statistics: found, reviews: null, shown };
};
