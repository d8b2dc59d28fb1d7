import { search } from '#lib/server/search.ts';
import { placeOf } from '../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, campaign } = await placeOf(event);
	const query = event.url.searchParams.get('q') ?? '';
	return { found: await search(actor, campaign?.id ?? null, query) };
};
