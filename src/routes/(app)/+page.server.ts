import { desk } from '#lib/server/desk/desk.ts';
import { actorIn, campaignsIn } from './shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { chosen, covered } = await campaignsIn(event);
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const ask = { by: asked('by'), sort: asked('sort'), show: asked('show') };
	return { desk: chosen ? await desk(actorIn(event.locals), chosen, ask, covered) : null };
};
