import { navOf } from '#lib/ledger/nav.ts';
import { today } from '#lib/server/clock.ts';
import { waitingCount } from '#lib/server/rows/waiting.ts';
import { placeOf } from './place.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign } = await placeOf(event);
	return {
		shell: {
			actor,
			today: today(),
			demo: process.env.DEMO === '1',
			campaign,
			nav: navOf(actor),
			waiting: campaign ? await waitingCount(actor, campaign.id) : 0
		}
	};
};
