import { error } from '@sveltejs/kit';
import { isDay } from '#lib/ledger/day.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { kindNames } from '#lib/server/audit-log-words.ts';
import { readLog, type LogFilter } from '#lib/server/audit-log.ts';
import { today } from '#lib/server/clock.ts';
import { actorIn } from '../place.ts';
import { statusOf } from '../../refused.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const filter: LogFilter = {
		kind: (asked('kind') in kindNames ? asked('kind') : '') as LogFilter['kind'],
		day: isDay(asked('day')) ? asked('day') : '',
		person: asked('person')
	};
	const page = await readLog(actorIn(locals), filter, asked('after'));
	if (isRefusal(page)) error(statusOf(page), page.message);
	const next = new URLSearchParams({ ...filter, after: page.next ?? '' }).toString();
	return {
		filter,
		today: today(),
		first: !asked('after'),
		next: page.next ? `?${next}` : null,
		kinds: Object.entries(kindNames).map(([value, label]) => ({ value, label })),
		lines: page.lines.map((line) => ({ ...line, kind: kindNames[line.kind] ?? line.kind }))
	};
};
