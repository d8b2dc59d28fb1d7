import { redirect } from '@sveltejs/kit';
import { secretIn } from '#lib/server/forms/fields.ts';
import { passwordRule } from '#lib/server/roster/people/passwords.ts';
import { changePassword } from '#lib/server/sessions/change-password.ts';
import { beginSession } from '#lib/server/sessions/sessions.ts';
import { refuse } from '#lib/ledger/refusal.ts';
import { refused } from '../refused.ts';
import { gate } from '../gate.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	first: locals.mustChangePassword,
	name: locals.actor?.name ?? '',
	rule: passwordRule
});

export const actions: Actions = {
	default: gate(async ({ actor, form, locals, cookies, url }) => {
		const [current, next] = [secretIn(form, 'current'), secretIn(form, 'next')];
		if (next !== secretIn(form, 'again'))
			return refused('', refuse('said', '两次输入的新密码不一样，请重新输入。', 'again'));
		const refusal = await changePassword(actor, current, next);
		if (refusal) return refused('', refusal);
		await beginSession(actor.personId, cookies, url.protocol === 'https:');
		redirect(303, locals.mustChangePassword ? '/' : '/account?done=password');
	})
};
