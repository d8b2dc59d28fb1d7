import { error, redirect } from '@sveltejs/kit';
import { adminRoleNames, adminRoles, roleNames, roles } from '#lib/ledger/actor.ts';
import { onOneself, ownRightsRule } from '#lib/ledger/roster/own-rights.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { personOf } from '#lib/server/roster/people/people.ts';
import { keepsRoles, keepsRoster } from '#lib/server/roster/access.ts';
import { unitOptions, unitTree } from '#lib/server/roster/units/units.ts';
import { keeping, keptHere } from '../../keeping.ts';
import { actorIn } from '../../place.ts';
import { refused, statusOf } from '../../../refused.ts';
import { chargesIn, detailsIn, personActs, reset } from './person-acts.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const actor = actorIn(locals);
	const person = await personOf(actor, params.id);
	if (isRefusal(person)) error(statusOf(person), person.message);
	const { cityUnits, townships } = await unitTree(actor);
	const [keeps, office] = [keepsRoster(actor), isOffice(actor)];
	const own = onOneself(actor, person.id, 'move');
	return {
		person: { ...person, roleName: roleNames[person.role] },
		mayKeep: keeps,
		mayManage: keeps && !own,
		mayGiveRoles: keepsRoles(actor) && !own,
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

async function act(name: keyof typeof personActs, { locals, params, request }: RequestEvent) {
	const data = await request.formData();
	const refusal = await personActs[name](
		actorIn(locals),
		params.id,
		Number(data.get('version')),
		data
	);
	if (refusal) return refused(refusal, typedIn(data, name));
	redirect(303, `/people/${params.id}?done=1`);
}

/** What a refusal gives back to the form it refused. */
function typedIn(data: FormData, action: string): Record<string, string> {
	if (action === 'change') return detailsIn(data);
	if (action !== 'charges') return {};
	const { oversees, liaises } = chargesIn(data);
	return { oversees: oversees.join(' '), liaises: liaises.join(' ') };
}

export const actions: Actions = {
	change: keeping((event) => act('change', event)),
	substitute: (event) => act('substitute', event),
	charges: keeping((event) => act('charges', event)),
	role: (event) => act('role', event),
	giveAdmin: (event) => act('giveAdmin', event),
	takeAdmin: (event) => act('takeAdmin', event),
	unlock: (event) => act('unlock', event),
	disable: (event) => act('disable', event),
	enable: (event) => act('enable', event),
	reset: async ({ locals, params, request }) => {
		const version = Number((await request.formData()).get('version'));
		const account = await reset(actorIn(locals), params.id, version);
		return isRefusal(account) ? refused(account) : { account };
	}
};
