import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { roleNames, roles } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { createTownshipAccounts } from '#lib/server/roster/people/bulk.ts';
import { createPerson } from '#lib/server/roster/people/create.ts';
import { importPeople, peopleColumns } from '#lib/server/roster/people/file.ts';
import { keepsRoster } from '#lib/server/roster/access.ts';
import { unitOptions } from '#lib/server/roster/units/units.ts';
import { keeping, keptHere } from '../../keeping.ts';
import { actorIn } from '../../place.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorIn(event.locals);
	if (!keepsRoster(actor)) error(403, '开账号由系统管理员办理。');
	return {
		kept: await keptHere(event, ['one'], personIn),
		unit: event.url.searchParams.get('unit') ?? '',
		units: await unitOptions(actor),
		roles: roles.map((value) => ({ value, label: roleNames[value] })),
		columns: peopleColumns.join(',')
	};
};

const text = z.string().trim().default('');
const person = z.object({
	name: text,
	login: text,
	unitId: text,
	role: z.enum(roles).catch('clerk'),
	position: text,
	phone: text
});
function personIn(form: FormData) {
	return person.parse(Object.fromEntries(form));
}

export const actions: Actions = {
	one: keeping(async ({ locals, request }) => {
		const form = personIn(await request.formData());
		const account = await createPerson(actorIn(locals), form);
		return isRefusal(account) ? refused(account, form) : { accounts: [account] };
	}),
	bulk: async ({ locals, request }) => {
		const villages = (await request.formData()).get('villages') === 'on';
		const accounts = await createTownshipAccounts(actorIn(locals), villages);
		return isRefusal(accounts) ? refused(accounts) : { accounts };
	},
	file: async ({ locals, request }) => {
		const file = (await request.formData()).get('file');
		const bytes =
			file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
		const accounts = await importPeople(actorIn(locals), bytes);
		if (isRefusal(accounts)) return refused(accounts);
		return 'problems' in accounts ? { problems: accounts.problems } : { accounts };
	}
};
