import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { secretIn, textsIn } from '#lib/server/forms/fields.ts';
import { passwordRule } from '#lib/server/roster/people/passwords.ts';
import { beginSession } from '#lib/server/sessions/sessions.ts';
import { setUpAdmin, setUpOffice } from '#lib/server/setup/steps.ts';
import { isSetupToken, setupState } from '#lib/server/setup/setup.ts';
import { refused } from '../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const valid = await isSetupToken(params.token);
	const county = valid ? (await setupState()).county : null;
	return { valid, county, rule: passwordRule };
};

const text = z.string().trim().default('');
const office = z.object({ code: text, name: text, office: text });
const admin = z.object({
	name: text,
	login: text,
	role: z.enum(['clerk', 'head']).catch('clerk'),
	position: text,
	phone: text
});

export const actions: Actions = {
	office: async ({ params, request }) => {
		const form = office.parse(textsIn(await request.formData()));
		const refusal = await setUpOffice(params.token, form);
		if (refusal) return refused('office', refusal, form);
	},
	admin: async ({ params, request, cookies, url }) => {
		const form = await request.formData();
		const values = admin.parse(textsIn(form));
		const password = secretIn(form, 'password');
		const done = await setUpAdmin(params.token, { ...values, password });
		if (isRefusal(done)) return refused('admin', done, values);
		await beginSession(done.personId, cookies, url.protocol === 'https:');
		redirect(303, '/setup');
	}
};
