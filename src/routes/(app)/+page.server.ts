import { desk } from '#lib/server/desk/desk.ts';
import { placeOf } from './place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign } = await placeOf(event);
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const ask = { by: asked('by'), sort: asked('sort'), show: asked('show') };
	return { desk: campaign ? await desk(actor, campaign, ask) : null };
};
