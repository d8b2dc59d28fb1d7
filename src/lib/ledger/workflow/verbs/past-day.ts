import { dayInWords, type Day } from '#lib/ledger/day.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';

/** What is wrong with a day on which something is said to have happened: not in the future, not before the campaign. */
export function pastDayFaults(
	field: string,
	name: string,
	day: Day,
	{ today, campaign }: Pick<Facts, 'today' | 'campaign'>
): Record<string, string> {
	if (day > today) return { [field]: `${name}不能晚于今天` };
	if (day >= campaign.startOn) return {};
	const start = dayInWords(campaign.startOn, today.slice(0, 4));
	return { [field]: `${name}不能早于本批次开始日${start}` };
}
