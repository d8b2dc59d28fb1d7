import { error, redirect } from '@sveltejs/kit';
import { roleNames } from '#lib/ledger/actor.ts';
import { onOwnFunctions, onOwnMerge } from '#lib/ledger/roster/own-rights.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { unitFunctionNames, unitFunctions, unitKindNames } from '#lib/ledger/roster/units.ts';
import { levelWordsOf } from '#lib/server/directory.ts';
import { keepsRoster } from '#lib/server/roster/access.ts';
import { writeAlias } from '#lib/server/roster/import/aliases.ts';
import { correctUnit } from '#lib/server/roster/units/correct.ts';
import { followingOf, followMerged } from '#lib/server/roster/units/follow.ts';
import { mergeUnit } from '#lib/server/roster/units/merge.ts';
import { siblingsOf, unitOf } from '#lib/server/roster/units/one.ts';
import { keeping, keptHere } from '../../keeping.ts';
import { actorIn } from '../../place.ts';
import { refused } from '../../../refused.ts';
import { functionOptions, readUnitForm } from '../unit-form.ts';
import { doneIn, searchOf } from './done.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const actor = actorIn(locals);
	const unit = await unitOf(actor, params.id);
	if (!unit) error(404, '没有这个单位。');
	const words = await levelWordsOf(actor.countyId);
	const mayKeep = keepsRoster(actor) && !unit.mergedIntoId;
	const { id, code, name, shortName, level, kind, functions, version } = unit;
	return {
		unit: { id, code, name, shortName, level, kind, functions, version },
		township: unit.township,
		mergedInto: unit.mergedInto,
		contact: { person: unit.contactPerson, phone: unit.contactPhone },
		valid: { from: unit.validFrom, to: unit.validTo },
		aliases: unit.aliases.map(writeAlias),
		mergedHere: unit.mergedHere,
		groups: unit.groups,
		accounts: unit.accounts.map((person) => ({ ...person, role: roleNames[person.role] })),
		kindName: unitKindNames[kind] ?? kind,
		functionNames: functions.map((name) => unitFunctionNames(words)[name]),
		kinds: Object.entries(unitKindNames).map(([value, label]) => ({ value, label })),
		functionOptions: functionOptions(words),
		mayKeep,
		/** Why this is not for the one who asks. */
		notFor: {
			functions: onOwnFunctions(actor, unit, unitFunctions)?.message,
			merging: onOwnMerge(actor, unit)?.message
		},
		siblings: mayKeep ? await siblingsOf(actor, unit) : [],
		following: keepsRoster(actor) ? await followingOf(actor, unit.id) : null,
		done: doneIn(url.searchParams),
		kept: await keptHere(event, ['correct'], (form) => readUnitForm(form).values)
	};
};

export const actions: Actions = {
	correct: keeping(async ({ locals, params, request }) => {
		const { version, form, values } = readUnitForm(await request.formData());
		const refusal = await correctUnit(actorIn(locals), params.id, version, form);
		if (refusal) return refused(refusal, values);
		redirect(303, `/units/${params.id}?done=saved`);
	}),
	merge: async ({ locals, params, request }) => {
		const data = await request.formData();
		const [version, into] = [Number(data.get('version')), String(data.get('into') ?? '')];
		const done = await mergeUnit(actorIn(locals), params.id, version, into);
		if (isRefusal(done)) return refused(done, { into });
		const { followed, left, people } = done;
		const said = { done: 'merged', followed, left, people: people.length };
		redirect(303, `/units/${into}?${searchOf(said)}`);
	},
	follow: async ({ locals, params }) => {
		const done = await followMerged(actorIn(locals), params.id);
		if (isRefusal(done)) return refused(done);
		redirect(303, `/units/${params.id}?${searchOf({ done: 'followed', ...done })}`);
	}
};
