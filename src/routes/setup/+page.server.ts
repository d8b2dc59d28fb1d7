import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { managesRoster } from '#lib/server/roster/access.ts';
import { shippedCounty, takeShippedRoster } from '#lib/server/roster/import/shipped.ts';
import { thinTownships } from '#lib/server/roster/people/substitutes.ts';
import { unitTree } from '#lib/server/roster/units/units.ts';
import { refused } from '../refused.ts';
import { gate } from '../gate.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = locals.actor;
	if (!actor || !managesRoster(actor)) error(403, '设置由系统管理员办理。');
	const { county, counts } = await unitTree(actor);
	return {
		county: county.name,
		counts,
		thin: (await thinTownships(actor)).length,
		shipped: county.code === shippedCounty.code ? shippedCounty.name : null
	};
};

export const actions: Actions = {
	shipped: gate(async ({ actor }) => {
		const taken = await takeShippedRoster(actor);
		if (isRefusal(taken)) return refused('shipped', taken);
		if ('problems' in taken) error(500, '随程序的名册导入不了。');
		return { added: taken.added };
	})
};
