import { search } from '#lib/server/search/search.ts';
import { coveredIn } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, within, shown } = await coveredIn(event);
	const query = event.url.searchParams.get('q') ?? '';
	return { found: await search(actor, within.length > 0 ? within : null, query), shown };
};
