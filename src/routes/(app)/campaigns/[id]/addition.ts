import { fail } from '@sveltejs/kit';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { refusedForm } from '#lib/ledger/refused-form.ts';
import { withVillages } from '#lib/server/campaigns/view.ts';
import { listIn, textIn, tickedIn } from '#lib/server/forms/fields.ts';
import { asPage, statusOf } from '../../../refused.ts';

/** 补交办 as its form asked for it. */
export interface Addition {
	findingId: string;
	unitIds: string[];
	replyBy: string;
}

/** Reads the form; with 连同所辖村 the villages of chosen townships come with them. */
export async function additionIn(actor: Actor, form: FormData): Promise<Addition> {
	const chosen = listIn(form, 'unitIds');
	return {
		findingId: textIn(form, 'findingId'),
		unitIds: tickedIn(form, 'villages') ? await withVillages(actor, chosen) : chosen,
		replyBy: textIn(form, 'replyBy')
	};
}

export function refusedAddition(asked: Addition, refusal: Refusal) {
	asPage(refusal, 'unseen', 'notPermitted');
	return fail(statusOf(refusal), { asked, refused: refusedForm('add', refusal, {}) });
}
