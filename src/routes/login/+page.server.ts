import { redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { secretIn, textIn } from '#lib/server/forms/fields.ts';
import { checkSignIn } from '#lib/server/sessions/sign-in.ts';
import { beginSession } from '#lib/server/sessions/sessions.ts';
import { refused } from '../refused.ts';
import { demoAccounts } from './demo-accounts.ts';
import { safePath } from './safe-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const to = safePath(url.searchParams.get('to'));
	if (locals.actor) redirect(303, to);
	return { to, form: url.searchParams.get('form'), demoAccounts: demoAccounts() };
};

/** A sign-in name has 40 characters; more of it is not given back. */
const longestLogin = 64;

export const actions: Actions = {
	default: async ({ request, cookies, url }) => {
		const form = await request.formData();
		const [login, password] = [textIn(form, 'login'), secretIn(form, 'password')];
		const person = await checkSignIn(login, password);
		if (isRefusal(person)) return refused('', person, { login: login.slice(0, longestLogin) });
		await beginSession(person.personId, cookies, url.protocol === 'https:');
		redirect(303, person.mustChangePassword ? '/password' : safePath(url.searchParams.get('to')));
	}
};
