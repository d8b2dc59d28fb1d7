import { error } from '@sveltejs/kit';
import { tooLongWords, type TooLong } from '#lib/web/body-limits.ts';
import type { PageServerLoad } from './$types';

/** The page that answers a body that was not taken; asked for by `bodies.ts`. */
export const load: PageServerLoad = ({ url }) => {
	const why = url.searchParams.get('why') ?? '';
	error(413, Object.hasOwn(tooLongWords, why) ? tooLongWords[why as TooLong] : tooLongWords.form);
};
