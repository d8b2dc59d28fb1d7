import { managesGroups, listGroups } from '#lib/server/roster/groups.ts';
import { actorIn } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = actorIn(locals);
	return { groups: await listGroups(actor), mayManage: managesGroups(actor) };
};
