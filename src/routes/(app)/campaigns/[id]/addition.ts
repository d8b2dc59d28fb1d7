import { error, fail } from '@sveltejs/kit';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { withVillages } from '#lib/server/campaigns/view.ts';

/** 补交办 as its form asked for it. */
export interface Addition {
	findingId: string;
	unitIds: string[];
	replyBy: string;
	key: string;
}

/** Reads the form; with 连同所辖村 the villages of chosen townships come with them. */
export async function additionIn(actor: Actor, form: FormData): Promise<Addition> {
	const chosen = form.getAll('unitIds').map(String);
	return {
		findingId: String(form.get('findingId') ?? ''),
		unitIds: form.get('villages') ? await withVillages(actor, chosen) : chosen,
		replyBy: String(form.get('replyBy') ?? ''),
		key: String(form.get('key') ?? '')
	};
}

export function refusedAddition(asked: Addition, { code, message, field }: Refusal) {
	if (code === 'unseen') error(404, message);
	if (code === 'notPermitted') error(403, message);
	return fail(400, { asked, message, field: field ?? '' });
}
