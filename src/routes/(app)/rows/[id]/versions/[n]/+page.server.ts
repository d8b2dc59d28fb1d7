import { error } from '@sveltejs/kit';
import { versionView } from '#lib/server/rows/row/version.ts';
import { actorIn, shownIn } from '../../../../shown.ts';
import type { PageServerLoad } from './$types';

/** The row as it stood after one act: what a signer saw. */
export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const version = await versionView(actorIn(locals), params.id, Number(params.n));
	if (!version) error(404, '没有找到这一条的这个版本。');
	const { shown } = await shownIn(event, version.row.campaignId);
	return { version, shown };
};
