import { redirect } from '@sveltejs/kit';
import { adminRoleNames, roleNames } from '#lib/ledger/actor.ts';
import { registersProblems } from '#lib/ledger/workflow/verbs/birth.ts';
import { signOutEverywhere } from '#lib/server/sessions/sessions.ts';
import { actorIn } from '../shown.ts';
import { gate } from '../../gate.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const actor = actorIn(locals);
	return {
		name: actor.name,
		unit: actor.unitName,
		role: roleNames[actor.role] + (actor.substitute ? '（代签人）' : ''),
		admin: actor.admin.map((role) => adminRoleNames[role]).join('、'),
		worksOnRows: registersProblems(actor),
		done: url.searchParams.get('done') === 'password'
	};
};

export const actions: Actions = {
	signOutEverywhere: gate(async ({ actor, cookies }) => {
		await signOutEverywhere(actor.personId, cookies);
		redirect(303, '/login');
	})
};
