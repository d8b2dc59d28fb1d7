import { error, redirect } from '@sveltejs/kit';
import { roleNames } from '#lib/ledger/actor.ts';
import { onOwnFunctions, onOwnMerge } from '#lib/ledger/roster/own-rights.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { unitFunctionNames, unitFunctions, unitKindNames } from '#lib/ledger/roster/units.ts';
import { levelWordsOf } from '#lib/server/directory.ts';
import { managesRoster } from '#lib/server/roster/access.ts';
import { writeAlias } from '#lib/server/roster/import/aliases.ts';
import { correctUnit } from '#lib/server/roster/units/correct.ts';
import { followingOf, followMerged } from '#lib/server/roster/units/follow.ts';
import { mergeUnit } from '#lib/server/roster/units/merge.ts';
import { mergeTargets, unitOf } from '#lib/server/roster/units/one.ts';
import { numberIn, textIn } from '#lib/server/forms/fields.ts';
import { keptHere } from '../../keeping.ts';
import { actorIn } from '../../shown.ts';
import { refused } from '../../../refused.ts';
import { functionOptions, readUnitForm } from '../unit-form.ts';
import { doneIn, searchOf } from './done.ts';
import { gate } from '../../../gate.ts';
import { pageForm } from '../../../kept-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const actor = actorIn(locals);
	const unit = await unitOf(actor, params.id);
	if (!unit) error(404, '没有这个单位。');
	const words = await levelWordsOf(actor.countyId);
	const mayManage = managesRoster(actor) && !unit.mergedIntoId;
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
		mayManage,
		/** Why this is not for the one who asks. */
		notFor: {
			functions: onOwnFunctions(actor, unit, unitFunctions)?.message,
			merging: onOwnMerge(actor, unit)?.message
		},
		siblings: mayManage ? await mergeTargets(actor, unit) : [],
		following: managesRoster(actor) ? await followingOf(actor, unit.id) : null,
		done: doneIn(url.searchParams),
		kept: await keptHere(event, ['correct'], (form) => readUnitForm(form).values)
	};
};

export const actions: Actions = {
	correct: gate(
		async ({ actor, form, params }) => {
			const { version, unit, values } = readUnitForm(form);
			const refusal = await correctUnit(actor, params.id, version, unit);
			if (refusal) return refused('correct', refusal, values);
			redirect(303, `/units/${params.id}?done=saved`);
		},
		{ kept: pageForm }
	),
	merge: gate(async ({ actor, form, params }) => {
		const [version, into] = [numberIn(form, 'version'), textIn(form, 'into')];
		const done = await mergeUnit(actor, params.id, version, into);
		if (isRefusal(done)) return refused('merge', done, { into });
		const { followed, left, people } = done;
		const said = { done: 'merged', followed, left, people: people.length };
		redirect(303, `/units/${into}?${searchOf(said)}`);
	}),
	follow: gate(async ({ actor, params }) => {
		const done = await followMerged(actor, params.id);
		if (isRefusal(done)) return refused('follow', done);
		redirect(303, `/units/${params.id}?${searchOf({ done: 'followed', ...done })}`);
	})
};
