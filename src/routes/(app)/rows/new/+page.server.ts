import { error, redirect } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { registerForm } from '#lib/server/rows/self-found/form.ts';
import { selfFoundView } from '#lib/server/rows/self-found/view.ts';
import { shownBy } from '../../shown.ts';
import { commandIn } from '../[id]/command-in.ts';
import { gate } from '../../../gate.ts';
import { selfFoundForm } from '../../../kept-form.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const nowhere = '没有找到这一页：自查问题由责任单位登记，交办以后才能登记。';

export const load: PageServerLoad = async (event) => {
	const { actor, campaign, shown } = await shownBy(event);
	const view = campaign && (await selfFoundView(actor, campaign.id));
	if (!view) error(404, nowhere);
	return { view, shown };
};

export const actions: Actions = {
	default: gate(
		async ({ form, ...event }) => {
			const { actor, campaign } = await shownBy(event);
			if (!campaign) error(404, nowhere);
			const sent = commandIn(form);
			const done = await registerForm(actor, campaign.id, sent);
			if (isRefusal(done)) return refused('', done, sent.input);
			redirect(303, `/rows/${done.id}`);
		},
		{ kept: selfFoundForm, refuse: (others) => refused('', others) }
	)
};
