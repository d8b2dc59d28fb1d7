import { error, redirect } from '@sveltejs/kit';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import {
	changeGroup,
	confirmGroup,
	createGroup,
	keepsGroups,
	listGroups
} from '#lib/server/roster/groups.ts';
import { unitTree } from '#lib/server/roster/units/units.ts';
import { keeping, keptHere } from '../../keeping.ts';
import { actorIn } from '../../place.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const actor = actorIn(locals);
	const group = (await listGroups(actor)).find(({ id }) => id === params.id) ?? null;
	if (!group && params.id !== 'new') error(404, '没有这个单位组。');
	const { cityUnits, townships } = await unitTree(actor);
	const option = (unit: { id: string; shortName: string }) => ({
		value: unit.id,
		label: unit.shortName
	});
	return {
		group,
		mayKeep: keepsGroups(actor),
		mayConfirm: isOffice(actor),
		cityUnits: cityUnits.map(option),
		townships: townships.map(({ unit }) => option(unit)),
		done: url.searchParams.get('done'),
		kept: await keptHere(event, ['save'], valuesOf)
	};
};

/** As it is given back when it is refused. */
function valuesOf(data: FormData): Record<string, string> {
	return { name: String(data.get('name') ?? ''), members: data.getAll('members').join(';') };
}

export const actions: Actions = {
	save: keeping(async ({ locals, params, request }) => {
		const data = await request.formData();
		const form = {
			name: String(data.get('name') ?? '').trim(),
			members: data.getAll('members').map(String)
		};
		const version = Number(data.get('version'));
		const actor = actorIn(locals);
		const done =
			params.id === 'new'
				? await createGroup(actor, form)
				: await changeGroup(actor, params.id, version, form);
		if (isRefusal(done)) return refused(done, valuesOf(data));
		redirect(303, `/groups/${done?.id ?? params.id}?done=saved`);
	}),
	confirm: async ({ locals, params, request }) => {
		const version = Number((await request.formData()).get('version'));
		const refusal = await confirmGroup(actorIn(locals), params.id, version);
		if (refusal) return refused(refusal);
		redirect(303, `/groups/${params.id}?done=confirmed`);
	}
};
