import { addDays, dayInWords, daysBetween, type Day } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { reviewStages, stageNames, type Stage } from '#lib/ledger/stage.ts';

/**
 * settled: nothing runs any more · onTime, dueSoon (临期), overdue (逾期), longOverdue: by deadline or, for
 * long-term rows, by review date · review: long-term, review date not near · noDeadline: 未定时限 ·
 * unclaimedOverdue: 逾期未认领 · transfer: 移交 to whom it lies with for an answer (workflow/receiver.ts)
 */
export type LightKind =
	| 'settled'
	| 'onTime'
	| 'dueSoon'
	| 'overdue'
	| 'longOverdue'
	| 'review'
	| 'noDeadline'
	| 'unclaimedOverdue'
	| 'transfer';

/** The light of a row. `days`: days left, or days over where overdue; 0 where nothing is counted. */
export interface Light {
	kind: LightKind;
	days: number;
	words: string;
}

/** When the lights change, in days (domain §6; the office may edit them). */
export interface Thresholds {
	soon: number;
	/** A row with a window of at most so many days … */
	shortWindow: number;
	/** … is yellow only for its last so many days. */
	soonShort: number;
	/** More days over than this is dark red. */
	long: number;
	/** Days before a review date. */
	review: number;
	/** Working days a reviewer may hold a row. */
	reviewer: number;
}

export const defaultThresholds: Thresholds = {
	soon: 7,
	shortWindow: 15,
	soonShort: 3,
	long: 7,
	review: 7,
	reviewer: 3
};

type DueRow = Pick<
	LedgerRow,
	| 'stage'
	| 'rectification'
	| 'plannedOn'
	| 'dueOn'
	| 'reviewOn'
	| 'replyBy'
	| 'underReviewSince'
	| 'reviewedDays'
	| 'closedOn'
>;

const finished: Stage[] = ['closed', 'notFound', 'transferred', 'void'];

/**
 * The only meaning of 逾期, 临期 and 逾期未认领 (domain §6). The day of a deadline is not overdue; the whole days
 * a row lay with reviewers are added to it, and while it lies there it is never overdue.
 * @param today a day in Asia/Shanghai
 */
export function lightOf(row: DueRow, today: Day, thresholds = defaultThresholds): Light {
	const year = today.slice(0, 4);
	if (finished.includes(row.stage)) {
		const words = row.closedOn ? dayInWords(row.closedOn, year) : stageNames[row.stage];
		return { kind: 'settled', days: 0, words };
	}
	if (row.stage === 'assigned') return unclaimed(row.replyBy, today);
	const inReview = (reviewStages as readonly Stage[]).includes(row.stage);
	const at = inReview ? (row.underReviewSince ?? today) : today;
	if (row.stage === 'longTerm' || row.rectification === 'longTerm')
		return reviewLight(row, at, inReview, year, thresholds);
	if (!row.dueOn) return { kind: 'noDeadline', days: 0, words: '未定时限' };
	const left = daysBetween(at, addDays(row.dueOn, row.reviewedDays));
	const window = row.plannedOn ? daysBetween(row.plannedOn, row.dueOn) : Infinity;
	const soon = window <= thresholds.shortWindow ? thresholds.soonShort : thresholds.soon;
	if (left < 0 && !inReview) return over(-left, '逾期', thresholds);
	if (left < 0 || left > soon)
		return { kind: 'onTime', days: Math.max(0, left), words: dayInWords(row.dueOn, year) };
	return { kind: 'dueSoon', days: left, words: left === 0 ? '今日到期' : `剩 ${left} 天` };
}

/** A row that stands at the bell is due within so many days, today included. */
export const soonDays = 3;

/** Whether the bell tells its unit of a row: due, or to be looked at again, within three days and not with a reviewer. */
export function isSoon(row: DueRow, today: Day): boolean {
	if ((reviewStages as readonly Stage[]).includes(row.stage)) return false;
	const light = lightOf(row, today);
	return light.kind === 'dueSoon' && light.days <= soonDays;
}

/**
 * 审核超时: by how many working days a reviewer has held the row too long; 0 when not. Charged to the
 * reviewer's unit.
 * @param workingDays whole working days after `from` up to `to`; on the server by the State Council's
 *   calendar (server/working-days.ts)
 */
export function reviewOverdue(
	row: Pick<LedgerRow, 'stage' | 'withReviewerSince'>,
	today: Day,
	workingDays: (from: Day, to: Day) => number = weekdays,
	thresholds = defaultThresholds
): number {
	if (!(reviewStages as readonly Stage[]).includes(row.stage) || !row.withReviewerSince) return 0;
	return Math.max(0, workingDays(row.withReviewerSince, today) - thresholds.reviewer);
}

/** Days from Monday to Friday after `from` up to and with `to`. */
export function weekdays(from: Day, to: Day): number {
	let count = 0;
	for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
		if (![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) count++;
	return count;
}

function unclaimed(replyBy: Day | null, today: Day): Light {
	if (!replyBy || today <= replyBy) return { kind: 'noDeadline', days: 0, words: '未定时限' };
	const days = daysBetween(replyBy, today);
	return { kind: 'unclaimedOverdue', days, words: `逾期未认领 ${days} 天` };
}

function reviewLight(
	row: DueRow,
	at: Day,
	inReview: boolean,
	year: string,
	thresholds: Thresholds
): Light {
	if (!row.reviewOn) return { kind: 'noDeadline', days: 0, words: '未定复核日期' };
	const left = daysBetween(at, row.reviewOn);
	if (left < 0 && !inReview) return over(-left, '复核逾期', thresholds);
	if (left < 0 || left > thresholds.review)
		return {
			kind: 'review',
			days: Math.max(0, left),
			words: `复核 ${dayInWords(row.reviewOn, year)}`
		};
	return { kind: 'dueSoon', days: left, words: left === 0 ? '今日复核' : `复核剩 ${left} 天` };
}

function over(days: number, word: string, thresholds: Thresholds): Light {
	return {
		kind: days > thresholds.long ? 'longOverdue' : 'overdue',
		days,
		words: `${word} ${days} 天`
	};
}
