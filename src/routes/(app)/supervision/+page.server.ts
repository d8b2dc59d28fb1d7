import { error } from '@sveltejs/kit';
import { notesOfUnit } from '#lib/server/supervision/notes.ts';
import { shownBy } from '../shown.ts';
import type { PageServerLoad } from './$types';

/** What this supervising unit wrote down: ?after=… for the page before. */
export const load: PageServerLoad = async (event) => {
	event.depends('taizhang:ledger');
	const { actor, campaign, shown } = await shownBy(event);
	if (!actor.functions.includes('supervision'))
		error(403, '督导记录由督导单位查看，本单位不是督导单位；条目上的督导记录在条目页查看。');
	const after = event.url.searchParams.get('after') ?? '';
	const list = campaign ? await notesOfUnit(actor, campaign.id, after) : { notes: [], next: null };
	return { list, shown, first: after === '' };
};
