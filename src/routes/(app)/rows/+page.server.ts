import { fail } from '@sveltejs/kit';
import { bulkClaim, bulkNotFound } from '#lib/server/rows/bulk.ts';
import { list } from '#lib/server/rows/list.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { asTable } from '#lib/ui/table-transport.ts';
import { placeOf } from '../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign } = await placeOf(event);
	const values = readFilter(event.url.searchParams);
	if (!campaign) return { list: null };
	const shown = await list(actor, campaign.id, values, null);
	asTable(shown.cards);
	return { list: shown };
};

export const actions: Actions = {
	claim: async (event) => {
		const { actor } = await placeOf(event);
		const bulk = await bulkClaim(actor, await event.request.formData());
		return Object.keys(bulk.errors).length ? fail(400, { bulk }) : { bulk };
	},
	notFound: async (event) => {
		const { actor } = await placeOf(event);
		const bulk = await bulkNotFound(actor, await event.request.formData());
		return Object.keys(bulk.errors).length ? fail(400, { bulk }) : { bulk };
	}
};
