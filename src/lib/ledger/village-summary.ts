import type { Part } from './desk-view.ts';
import type { HomeGroup } from './view.ts';

/** 共 10 项 · 1 项逾期 · 1 项临期 · 3 项待排查 · 5 项已办; each part a door to just its rows. */
export function villageSummary(groups: HomeGroup[]): Part[] {
	const items = groups.filter((group) => !group.folded).flatMap((group) => group.items);
	const done = groups.filter((group) => group.folded).reduce((sum, group) => sum + group.total, 0);
	const total = groups.reduce((sum, group) => sum + group.total, 0);
	const lit = (...kinds: string[]) =>
		items.filter((item) => kinds.includes(item.light.kind)).length;
	const parts = [
		{ count: lit('overdue', 'longOverdue'), word: '逾期', query: 'light=overdue', tone: 'red' },
		{
			count: lit('unclaimedOverdue'),
			word: '逾期未认领',
			query: 'light=unclaimedOverdue',
			tone: 'red'
		},
		{ count: lit('dueSoon'), word: '临期', query: 'light=dueSoon', tone: 'amber' },
		{
			count: items.filter((item) => item.head.stage === 'assigned').length,
			word: '待排查',
			query: 'stage=assigned'
		}
	] as const;
	return [
		{ text: `共 ${total} 项`, href: '/rows' },
		...parts
			.filter((part) => part.count > 0)
			.map((part) => ({
				text: `${part.count} 项${part.word}`,
				href: `/rows?${part.query}`,
				...('tone' in part ? { tone: part.tone } : {})
			})),
		...(done > 0 ? [{ text: `${done} 项已办` }] : [])
	];
}
