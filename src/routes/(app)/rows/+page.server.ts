import { keeperMark } from '#lib/server/kept-forms.ts';
import { bulkPage } from '#lib/server/rows/bulk-form.ts';
import { list } from '#lib/server/rows/list.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { asTable } from '#lib/ui/table-transport.ts';
import { placeOf } from '../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign } = await placeOf(event);
	const values = readFilter(event.url.searchParams);
	if (!campaign) return { list: null, keeper: '' };
	const shown = await list(actor, campaign.id, values, null);
	asTable(shown.cards);
	return { list: shown, keeper: await keeperMark(actor, bulkPage.page) };
};
