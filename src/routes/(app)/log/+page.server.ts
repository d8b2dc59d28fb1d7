import { error } from '@sveltejs/kit';
import { isDay } from '#lib/ledger/day.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { readLog } from '#lib/server/log/log.ts';
import { readLogFilter } from '#lib/server/log/where.ts';
import { today } from '#lib/server/clock.ts';
import { eventNames } from '#lib/server/record/event-words.ts';
import { headsView } from '#lib/server/log/heads.ts';
import { streamNames } from '#lib/server/record/stream-names.ts';
import { statusOf } from '../../refused.ts';
import { actorIn } from '../shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = actorIn(locals);
	const filter = readLogFilter(url.searchParams);
	const after = url.searchParams.get('after') ?? '';
	const page = await readLog(actor, filter, after);
	if (isRefusal(page)) error(statusOf(page), page.message);
	const asked = Object.entries(filter).filter(([, value]) => value !== '');
	const until = url.searchParams.get('heads') ?? '';
	return {
		filter,
		today: today(),
		first: after === '',
		lines: page.lines,
		query: new URLSearchParams(asked).toString(),
		next: page.next && `?${new URLSearchParams([...asked, ['after', page.next]]).toString()}`,
		kinds: optionsOf(streamNames),
		acts: optionsOf(eventNames).sort((a, b) => a.label.localeCompare(b.label, 'zh-CN')),
		heads: await headsView(actor, isDay(until) ? until : today())
	};
};

function optionsOf(names: Record<string, string>) {
	return Object.entries(names).map(([value, label]) => ({ value, label }));
}
