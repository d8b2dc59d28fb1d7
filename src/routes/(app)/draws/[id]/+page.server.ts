import { error } from '@sveltejs/kit';
import { drawSheet } from '#lib/server/draws-view.ts';
import { actorIn } from '../../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('taizhang:ledger');
	const sheet = await drawSheet(actorIn(locals), params.id);
	if (!sheet) error(404, '没有找到这次抽取：它不全在您的范围内，或网址有误。');
	return { sheet };
};
