import { board } from '#lib/server/rows/board.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { asTable } from '#lib/ui/table-transport.ts';
import { placeOf } from '../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign } = await placeOf(event);
	const values = readFilter(event.url.searchParams);
	if (!campaign) return { board: null };
	const shown = await board(actor, campaign.id, values);
	for (const column of shown.columns) asTable(column.cards);
	return { board: shown };
};
