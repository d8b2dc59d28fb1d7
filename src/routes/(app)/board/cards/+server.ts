import { error, json } from '@sveltejs/kit';
import { columns, type Column } from '#lib/ledger/stage.ts';
import { columnCards } from '#lib/server/rows/board/board.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { shownWithin } from '../../shown.ts';
import type { RequestHandler } from './$types';

/** Further cards of a column: ?column=…&after=…&<view>. */
export const GET: RequestHandler = async (event) => {
	const { actor, within } = await shownWithin(event);
	const params = event.url.searchParams;
	const column = columns.find((name) => name === params.get('column')) as Column | undefined;
	if (within.length === 0 || !column) error(404, '没有这一列。');
	return json(
		await columnCards(actor, within, readFilter(params), column, params.get('after') ?? '')
	);
};
