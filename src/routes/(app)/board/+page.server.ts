import { board } from '#lib/server/rows/board/board.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { asTable } from '#lib/ui/lists/table-transport.ts';
import { shownWithin } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, within, shown } = await shownWithin(event);
	const values = readFilter(event.url.searchParams);
	if (within.length === 0) return { board: null };
	const found = await board(actor, within, values);
	for (const column of found.columns) asTable(column.cards);
	return { board: found, shown };
};
