import { error, isActionFailure, isRedirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { textIn } from '#lib/server/forms/fields.ts';
import { othersForm } from '#lib/server/forms/kept.ts';
import { actorIn } from './(app)/shown.ts';
import { buttonForm, type KeptForm } from './kept-form.ts';

type Sent = Pick<RequestEvent, 'locals' | 'url' | 'request' | 'params'>;

/** What the gate hands to an action: who sent the form, and the form itself, read once. */
export interface Passed {
	actor: Actor;
	form: FormData;
}

interface How<Event, Refused> {
	/** How the form is kept for who opened it; a button keeps nothing. */
	kept?: KeptForm;
	/** Says in the form itself that it is another account's; without it a page says so. */
	refuse?: (refusal: Refusal, event: Event & Passed) => Refused | Promise<Refused>;
}

/**
 * The one way from a form to what it does: every action of somebody signed in stands behind it, and
 * tests/server/forms/gate.test.ts asks each of them. PCs are shared: what another account opened is not done under this
 * one's name but kept for its own; a form that was done is forgotten.
 */
export function gate<Event extends Sent, Answer, Refused = never>(
	act: (event: Event & Passed) => Promise<Answer>,
	{ kept = buttonForm, refuse }: How<Event, Refused> = {}
): (event: Event) => Promise<Answer | Refused> {
	return async (event) => {
		const actor = actorIn(event.locals);
		const form = await formOf(event.request);
		const passed = { ...event, actor, form };
		const field = (name: string) => textIn(form, name);
		const others = await othersForm(actor, field('keeper'), kept.place(event, field));
		if (others) {
			await kept.keep(event, form);
			if (!refuse) error(409, others.message);
			return refuse(others, passed);
		}
		try {
			const answer = await act(passed);
			if (!isActionFailure(answer)) await kept.forget(event, actor);
			return answer;
		} catch (thrown) {
			if (isRedirect(thrown)) await kept.forget(event, actor);
			throw thrown;
		}
	};
}

/** A button may come without a body. */
async function formOf(request: Request): Promise<FormData> {
	return request.body ? request.formData() : new FormData();
}
