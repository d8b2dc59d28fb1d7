import { error, redirect } from '@sveltejs/kit';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import {
	changeGroup,
	confirmGroup,
	createGroup,
	managesGroups,
	listGroups
} from '#lib/server/roster/groups.ts';
import { unitTree } from '#lib/server/roster/units/units.ts';
import { lineIn, listIn, numberIn, textIn } from '#lib/server/forms/fields.ts';
import { keptHere } from '../../keeping.ts';
import { actorIn } from '../../shown.ts';
import { refused } from '../../../refused.ts';
import { gate } from '../../../gate.ts';
import { pageForm } from '../../../kept-form.ts';
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
		mayManage: managesGroups(actor),
		mayConfirm: isOffice(actor),
		cityUnits: cityUnits.map(option),
		townships: townships.map(({ unit }) => option(unit)),
		done: url.searchParams.get('done'),
		kept: await keptHere(event, ['save'], valuesOf)
	};
};

/** As it is given back when it is refused. */
function valuesOf(form: FormData): Record<string, string> {
	return { name: textIn(form, 'name'), members: listIn(form, 'members').join(';') };
}

export const actions: Actions = {
	save: gate(
		async ({ actor, form, params }) => {
			const group = { name: lineIn(form, 'name'), members: listIn(form, 'members') };
			const version = numberIn(form, 'version');
			const done =
				params.id === 'new'
					? await createGroup(actor, group)
					: await changeGroup(actor, params.id, version, group);
			if (isRefusal(done)) return refused('save', done, valuesOf(form));
			redirect(303, `/groups/${done?.id ?? params.id}?done=saved`);
		},
		{ kept: pageForm }
	),
	confirm: gate(async ({ actor, form, params }) => {
		const refusal = await confirmGroup(actor, params.id, numberIn(form, 'version'));
		if (refusal) return refused('confirm', refusal);
		redirect(303, `/groups/${params.id}?done=confirmed`);
	})
};
