import { error, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { passwordRule } from '#lib/server/roster/people/passwords.ts';
import { changePassword } from '#lib/server/sessions/change-password.ts';
import { beginSession } from '#lib/server/sessions/sessions.ts';
import { refuse } from '#lib/ledger/refusal.ts';
import { refused } from '../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	first: locals.mustChangePassword,
	name: locals.actor?.name ?? '',
	rule: passwordRule
});

const text = z.string().default('');
const form = z.object({ current: text, next: text, again: text });

export const actions: Actions = {
	default: async ({ request, locals, cookies, url }) => {
		if (!locals.actor) error(401, '请先登录。');
		const { current, next, again } = form.parse(Object.fromEntries(await request.formData()));
		if (next !== again)
			return refused(refuse('said', '两次输入的新密码不一样，请重新输入。', 'again'));
		const refusal = await changePassword(locals.actor, current, next);
		if (refusal) return refused(refusal);
		await beginSession(locals.actor.personId, cookies, url.protocol === 'https:');
		redirect(303, locals.mustChangePassword ? '/' : '/account?done=password');
	}
};
