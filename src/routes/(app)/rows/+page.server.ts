import { keeperToken } from '#lib/server/forms/kept.ts';
import { bulkPage } from '#lib/server/rows/bulk/form.ts';
import { list } from '#lib/server/rows/list/list.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { asTable } from '#lib/ui/lists/table-transport.ts';
import { shownWithin } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, within, shown } = await shownWithin(event);
	const values = readFilter(event.url.searchParams);
	if (within.length === 0) return { list: null, keeper: '' };
	const found = await list(actor, within, values, null);
	asTable(found.cards);
	return { list: found, shown, keeper: await keeperToken(actor, bulkPage.page) };
};
