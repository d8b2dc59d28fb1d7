import type { Actor } from '#lib/ledger/actor.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { keepFor, type SentForm } from '#lib/server/forms/kept.ts';
import { namesRefusal } from '#lib/server/rows/row/naming.ts';
import { selfFoundView } from './view.ts';
import { registerSelfFound, selfFoundKey, type Registered } from './self-found.ts';

/**
 * 登记自查问题 as its page sent it, once it passed the gate (routes/gate.ts) and the question about names is answered.
 * @param campaignId where the form names none
 */
export async function registerForm(
	actor: Actor,
	campaignId: string,
	form: SentForm
): Promise<Registered | Refusal> {
	const place = campaignIn(form) || campaignId;
	const view = await selfFoundView(actor, place);
	const names = view ? namesRefusal(form.input, view.naming) : undefined;
	return names ?? registerSelfFound(actor, place, form.input, form.key);
}

/** Keeps 登记自查问题 that came without a session for the person who opened it. @returns whether it was kept */
export function keepSelfFound(form: SentForm): Promise<boolean> {
	const campaignId = campaignIn(form);
	return keepFor(form.keeper, campaignId, selfFoundKey(campaignId), form.input);
}

function campaignIn({ input }: SentForm): string {
	return typeof input.campaignId === 'string' ? input.campaignId : '';
}
