import { error } from '@sveltejs/kit';
import { copyRows } from '#lib/server/rows/list/copy.ts';
import { readFilter } from '#lib/server/rows/filter.ts';
import { shownWithin } from '../../shown.ts';
import type { RequestHandler } from './$types';

/** The rows of a view as text to be copied: ?as=text|table&<view>. Opened by itself it is to be marked and copied. */
export const GET: RequestHandler = async (event) => {
	const { actor, within } = await shownWithin(event);
	if (within.length === 0) error(404, '还没有交办过整改批次。');
	const params = event.url.searchParams;
	const shape = params.get('as') === 'table' ? 'table' : 'text';
	const copied = await copyRows(actor, within, readFilter(params), shape);
	return new Response(copied.text, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'x-rows': String(copied.rows),
			'x-more': copied.more ? '1' : '0'
		}
	});
};
