import type { Part } from '#lib/web/part.ts';
import { doorWith } from '#lib/web/doors.ts';
import type { Figures } from '#lib/ledger/rates/figures.ts';
import { withUnit } from '#lib/ledger/row-sets.ts';

/**
 * 共 10 项 · 1 项逾期 · 1 项临期 · 3 项待排查 · 5 项已办; each part a door to just its rows.
 * @param waiting rows that wait for this person's answer, so that they are not done
 * @param returned rows that were sent back and still lie with the village
 * @param within what the doors ask for beside, so that they open all that was counted
 */
export function villageSummary(
	figures: Figures,
	waiting: number,
	returned: number,
	within = ''
): Part[] {
	const { stages, overdue, unclaimedOverdue, dueSoon } = figures;
	const total = Object.values(stages).reduce((sum, rows) => sum + rows, 0);
	const todo = withUnit.reduce((sum, stage) => sum + stages[stage], 0);
	const part = (count: number, word: string, query: string, tone?: Part['tone']): Part[] =>
		count > 0
			? [
					{
						text: `${count} 项${word}`,
						href: doorWith(`/rows?${query}`, within),
						...(tone ? { tone } : {})
					}
				]
			: [];
	return [
		{ text: `共 ${total} 项`, href: doorWith('/rows', within) },
		...part(waiting, '待我答复', 'stage=waiting', 'blue'),
		...part(overdue, '逾期', 'light=overdue', 'red'),
		...part(unclaimedOverdue, '逾期未认领', 'light=unclaimedOverdue', 'red'),
		...part(dueSoon, '临期', 'light=dueSoon', 'amber'),
		...part(returned, '退回待补', 'stage=returned', 'amber'),
		...part(stages.assigned, '待排查', 'stage=assigned'),
		...part(total - todo - waiting, '已办', 'stage=done')
	];
}
