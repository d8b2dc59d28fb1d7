import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { roleNames, roles } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { createTownshipAccounts } from '#lib/server/roster/people/bulk.ts';
import { createPerson } from '#lib/server/roster/people/create.ts';
import { importPeople, peopleColumns } from '#lib/server/roster/people/file.ts';
import { managesRoster } from '#lib/server/roster/access.ts';
import { unitOptions } from '#lib/server/roster/units/units.ts';
import { fileIn, textsIn, tickedIn } from '#lib/server/forms/fields.ts';
import { keptHere } from '../../keeping.ts';
import { actorIn } from '../../shown.ts';
import { refused } from '../../../refused.ts';
import { gate } from '../../../gate.ts';
import { pageForm } from '../../../kept-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorIn(event.locals);
	if (!managesRoster(actor)) error(403, '开账号由系统管理员办理。');
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
	return person.parse(textsIn(form));
}

export const actions: Actions = {
	one: gate(
		async ({ actor, form }) => {
			const typed = personIn(form);
			const account = await createPerson(actor, typed);
			return isRefusal(account) ? refused('one', account, typed) : { accounts: [account] };
		},
		{ kept: pageForm }
	),
	bulk: gate(async ({ actor, form }) => {
		const accounts = await createTownshipAccounts(actor, tickedIn(form, 'villages'));
		return isRefusal(accounts) ? refused('bulk', accounts) : { accounts };
	}),
	file: gate(async ({ actor, form }) => {
		const { bytes } = await fileIn(form, 'file');
		const accounts = await importPeople(actor, bytes);
		if (isRefusal(accounts)) return refused('file', accounts);
		return 'problems' in accounts ? { problems: accounts.problems } : { accounts };
	})
};
