import { error, json } from '@sveltejs/kit';
import { list } from '#lib/server/rows/list/list.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { shownWithin } from '../../shown.ts';
import type { RequestHandler } from './$types';

/** The next page of the list: ?after=…&<view>. */
export const GET: RequestHandler = async (event) => {
	const { actor, within } = await shownWithin(event);
	if (within.length === 0) error(404, '还没有交办过整改批次。');
	const params = event.url.searchParams;
	const { cards, next } = await list(actor, within, readFilter(params), params.get('after'));
	return json({ cards, next });
};
