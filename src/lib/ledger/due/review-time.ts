import type { Day } from '#lib/ledger/day.ts';
import { defaultThresholds, weekdays } from './due.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';

/** How long a row lay with who let go of it, in working days, and how many of them were too many. */
export interface ReviewTime {
	days: number;
	over: number;
}

/** Acts by which a reviewer lets go of a row. */
export const reviewActs = [
	'verify',
	'approve',
	'return',
	'confirmNotFound'
] as const satisfies LedgerEvent['type'][];

/**
 * The working days a reviewer took, from the day the row came until the act (domain §6, 审核超时: more than three
 * are charged to the reviewer's unit); null for an act that is no review.
 * @param on the day of the act in Asia/Shanghai
 * @param workingDays whole working days after `from` up to `to`; on the server by the State Council's calendar
 */
export function reviewTime(
	{ type, changes }: Pick<LedgerEvent, 'type' | 'changes'>,
	on: Day,
	workingDays: (from: Day, to: Day) => number = weekdays,
	thresholds = defaultThresholds
): ReviewTime | null {
	if (!(reviewActs as readonly string[]).includes(type)) return null;
	// It did not change where the row came and went on one day.
	const since = changes.withReviewerSince?.[0] ?? on;
	const days = workingDays(since, on);
	return { days, over: Math.max(0, days - thresholds.reviewer) };
}

/** 审核用 7 个工作日，超 4 个工作日; '' where nothing is charged. */
export function timeInWords(time: ReviewTime | null): string {
	return time && time.over > 0 ? `审核用 ${time.days} 个工作日，超 ${time.over} 个工作日` : '';
}
