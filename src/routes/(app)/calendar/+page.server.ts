import { calendar } from '#lib/server/calendar/calendar.ts';
import { shownBy } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign, shown } = await shownBy(event);
	const asked = event.url.searchParams;
	if (!campaign) return { calendar: null };
	const month = await calendar(actor, campaign, asked.get('month'), asked.get('whose'));
	return { calendar: month, shown };
};
