import { error, fail } from '@sveltejs/kit';
import { handOverView } from '#lib/server/roster/hand-over/view.ts';
import { handOver, handOverPage } from '#lib/server/roster/hand-over/hand-over.ts';
import { forgetPage } from '#lib/server/forms/pages.ts';
import { actorIn } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('taizhang:ledger');
	const asked = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 100);
	const view = await handOverView(actorIn(locals), asked('person'), asked('unit'));
	if (!view) error(404, '没有找到这一页：人员移交由责任单位的经办或负责人办理。');
	return { view };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const actor = actorIn(locals);
		const result = await handOver(actor, await request.formData());
		if (Object.keys(result.errors).length > 0) return fail(400, { result });
		await forgetPage(actor, handOverPage);
		return { result };
	}
};
