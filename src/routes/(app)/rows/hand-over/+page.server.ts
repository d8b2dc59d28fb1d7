import { error } from '@sveltejs/kit';
import { refuseFields } from '#lib/ledger/refusal.ts';
import { handOverView } from '#lib/server/roster/hand-over/view.ts';
import { handOver } from '#lib/server/roster/hand-over/hand-over.ts';
import { actorIn } from '../../shown.ts';
import { gate } from '../../../gate.ts';
import { handOverForm } from '../../../kept-form.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
	depends('taizhang:ledger');
	const asked = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 100);
	const view = await handOverView(actorIn(locals), asked('person'), asked('unit'));
	if (!view) error(404, '没有找到这一页：人员移交由责任单位的经办或负责人办理。');
	return { view };
};

export const actions: Actions = {
	default: gate(
		async ({ actor, form }) => {
			const result = await handOver(actor, form);
			const { errors, values, ids } = result;
			if (Object.keys(errors).length === 0) return { result };
			return refused('', refuseFields(errors), { ...values, ids });
		},
		{
			kept: handOverForm,
			refuse: (others) => refused('', { ...others, field: 'ids' }, { ids: [] })
		}
	)
};
