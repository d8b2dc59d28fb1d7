import { error, redirect } from '@sveltejs/kit';
import { adminRoleNames, adminRoles, roleNames, roles } from '#lib/ledger/actor.ts';
import { onOneself, ownRightsRule } from '#lib/ledger/roster/own-rights.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { personOf } from '#lib/server/roster/people/people.ts';
import { managesRoles, managesRoster } from '#lib/server/roster/access.ts';
import { unitOptions, unitTree } from '#lib/server/roster/units/units.ts';
import { numberIn } from '#lib/server/forms/fields.ts';
import { keptHere } from '../../keeping.ts';
import { actorIn } from '../../shown.ts';
import { gate, type Passed } from '../../../gate.ts';
import { pageForm, type KeptForm } from '../../../kept-form.ts';
import { refused, statusOf } from '../../../refused.ts';
import { chargesIn, detailsIn, personActs, reset } from './person-acts.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const actor = actorIn(locals);
	const person = await personOf(actor, params.id);
	if (isRefusal(person)) error(statusOf(person), person.message);
	const { cityUnits, townships } = await unitTree(actor);
	const [keeps, office] = [managesRoster(actor), isOffice(actor)];
	const own = onOneself(actor, person.id, 'move');
	return {
		person: { ...person, roleName: roleNames[person.role] },
		mayManage: keeps,
		mayManageAccount: keeps && !own,
		mayGiveRoles: managesRoles(actor) && !own,
		mayNameSubstitute: (keeps || office) && !own,
		own: own && `${ownRightsRule}。`,
		units: keeps ? await unitOptions(actor) : [],
		cityUnits: cityUnits.map(({ id, shortName }) => ({ value: id, label: shortName })),
		townships: townships.map(({ unit }) => ({ value: unit.id, label: unit.shortName })),
		roles: roles.map((value) => ({ value, label: roleNames[value] })),
		adminRoles: adminRoles.map((value) => ({
			value,
			label: adminRoleNames[value],
			held: person.admin.includes(value)
		})),
		done: url.searchParams.get('done') === '1',
		kept: await keptHere(event, ['change', 'charges'], typedIn)
	};
};

/** What a form of the page does, by the name of its action. */
function act(name: keyof typeof personActs, kept?: KeptForm) {
	return gate(
		async ({ actor, form, params }: RequestEvent & Passed) => {
			const refusal = await personActs[name](actor, params.id, numberIn(form, 'version'), form);
			if (refusal) return refused(name, refusal, typedIn(form, name));
			redirect(303, `/people/${params.id}?done=1`);
		},
		{ kept }
	);
}

/** What a refusal gives back to the form it refused. */
function typedIn(form: FormData, action: string): Record<string, string> {
	if (action === 'change') return detailsIn(form);
	if (action !== 'charges') return {};
	const { oversees, liaises } = chargesIn(form);
	return { oversees: oversees.join(' '), liaises: liaises.join(' ') };
}

export const actions: Actions = {
	change: act('change', pageForm),
	substitute: act('substitute'),
	charges: act('charges', pageForm),
	role: act('role'),
	giveAdmin: act('giveAdmin'),
	takeAdmin: act('takeAdmin'),
	unlock: act('unlock'),
	disable: act('disable'),
	enable: act('enable'),
	reset: gate(async ({ actor, form, params }) => {
		const account = await reset(actor, params.id, numberIn(form, 'version'));
		return isRefusal(account) ? refused('reset', account) : { account };
	})
};
