import { error } from '@sveltejs/kit';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { noticeDraft } from '#lib/server/notices/drafts.ts';
import { statusOf } from '../../../refused.ts';
import { actorIn } from '../../shown.ts';
import type { LayoutServerLoad } from './$types';

/** The text of the notice: it never changes, so it is sent once. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const kept = await noticeDraft(actorIn(locals), params.id);
	if (isRefusal(kept)) error(statusOf(kept), kept.message);
	return { source: { name: kept.name, lines: kept.text.split('\n') } };
};
