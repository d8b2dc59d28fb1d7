import { error } from '@sveltejs/kit';
import { drawInFull } from '#lib/server/draws/view.ts';
import { actorIn, shownIn } from '../../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const view = await drawInFull(actorIn(event.locals), event.params.id);
	if (!view) error(404, '没有找到这次抽取：它不全在您的范围内，或网址有误。');
	const { shown } = await shownIn(event, view.campaignId);
	return { view, shown };
};
