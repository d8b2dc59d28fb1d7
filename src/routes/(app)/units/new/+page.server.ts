import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { unitKindNames } from '#lib/ledger/roster/units.ts';
import { levelWordsOf } from '#lib/server/directory.ts';
import { managesRoster } from '#lib/server/roster/access.ts';
import { addCityUnit } from '#lib/server/roster/units/correct.ts';
import { keptHere } from '../../keeping.ts';
import { actorIn } from '../../shown.ts';
import { refused } from '../../../refused.ts';
import { functionOptions, readUnitForm } from '../unit-form.ts';
import { gate } from '../../../gate.ts';
import { pageForm } from '../../../kept-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorIn(event.locals);
	if (!managesRoster(actor)) error(403, '新增单位由系统管理员办理。');
	const kinds = Object.entries(unitKindNames).map(([value, label]) => ({ value, label }));
	const kept = await keptHere(event, [''], (form) => readUnitForm(form).values);
	return { functionOptions: functionOptions(await levelWordsOf(actor.countyId)), kinds, kept };
};

export const actions: Actions = {
	default: gate(
		async ({ actor, form }) => {
			const { code, unit, values } = readUnitForm(form);
			const added = await addCityUnit(actor, code, unit);
			if (isRefusal(added)) return refused('', added, values);
			redirect(303, `/units/${added.id}?done=saved`);
		},
		{ kept: pageForm }
	)
};
