import type { Day } from './day.ts';
import { lacksDeadline } from '#lib/ledger/workflow/prompt.ts';
import { reviewOverdue, weekdays } from '#lib/ledger/due/due.ts';
import { dealtWith, uncounted } from '#lib/ledger/rates/rates.ts';
import { settled } from '#lib/ledger/rates/rollup.ts';
import type { LedgerRow } from './row.ts';
import type { Stage } from './stage.ts';

/**
 * Rows that a number on a desk counts, so that the number opens just these (domain §5, Roll-up; §6).
 * problems 具体问题 · open 正在整改 · counted: all that 完成率 speaks of · unsettled: what is not settled, so that it
 * keeps the row above from being struck off; a transferred row is among them until its outcome is confirmed ·
 * withUnit: its unit has to act · underWay: it has begun to · handedOn: it lies with others or is settled ·
 * missed 漏报, whatever became of the row since ·
 * reviewLate 审核超时 · sentBack 退回 · inHand: claimed or being rectified, not sent back ·
 * cameBack: hung up again and without a new deadline · outcomePending,
 * outcomeConfirmed: transferred, and what came of it
 */
export const rowSets = [
	'problems',
	'open',
	'counted',
	'unsettled',
	'withUnit',
	'underWay',
	'handedOn',
	'reviewLate',
	'missed',
	'sentBack',
	'inHand',
	'cameBack',
	'outcomePending',
	'outcomeConfirmed'
] as const;
export type RowSet = (typeof rowSets)[number];
export const rowSetNames: Record<RowSet, string> = {
	problems: '具体问题',
	open: '问题正在整改',
	counted: '计入完成率',
	unsettled: '未了结',
	withUnit: '待责任单位办理',
	underWay: '责任单位办理中',
	handedOn: '已报出或已了结',
	reviewLate: '审核超时',
	missed: '漏报',
	sentBack: '退回',
	inHand: '整改中',
	cameBack: '重新挂账待定时限',
	outcomePending: '已移交待确认',
	outcomeConfirmed: '移交已办结'
};

/** What a list may be narrowed to beside the stages, in words. */
export const listSetNames: Record<string, string> = {
	waiting: '待我审核',
	notWaiting: '不等我审核的',
	done: '已办',
	returned: '退回待补',
	hungUp: '重新挂账未重定的',
	soon: '3 天内到期',
	lacking: '报送前待补齐',
	noted: '有督导记录',
	unanswered: '督导待答复',
	ready: '具备销号条件',
	lost: '条件失效',
	signedLate: '审核曾超时',
	...rowSetNames
};

/** Stages in which a row waits for its own unit. */
export const withUnit: readonly Stage[] = ['assigned', 'claimed', 'rectifying'];
/** Those of them in which the unit has begun. */
export const underWay: readonly Stage[] = ['claimed', 'rectifying'];

type SetRow = Pick<
	LedgerRow,
	| 'stage'
	| 'problem'
	| 'withReviewerSince'
	| 'returnReason'
	| 'missed'
	| 'outcomeConfirmedOn'
	| 'rectification'
	| 'dueOn'
	| 'relapses'
>;

/** Whether a row belongs to a set; the same is said to the database in server/rows/where-set.ts. */
export function inSet(
	set: RowSet,
	row: SetRow,
	today: Day,
	workingDays: (from: Day, to: Day) => number = weekdays
): boolean {
	const counted = !uncounted.includes(row.stage);
	switch (set) {
		case 'problems':
			return counted && row.problem !== '';
		case 'open':
			return counted && row.problem !== '' && !dealtWith.includes(row.stage);
		case 'counted':
			return counted;
		case 'unsettled':
			return !settled(row);
		case 'withUnit':
			return withUnit.includes(row.stage);
		case 'underWay':
			return underWay.includes(row.stage);
		case 'handedOn':
			return !withUnit.includes(row.stage);
		case 'reviewLate':
			return reviewOverdue(row, today, workingDays) > 0;
		case 'missed':
			return row.missed > 0;
		case 'sentBack':
			return underWay.includes(row.stage) && row.returnReason !== '';
		case 'inHand':
			return underWay.includes(row.stage) && row.returnReason === '';
		case 'cameBack':
			return lacksDeadline(row) || (row.stage === 'claimed' && row.relapses > 0);
		case 'outcomePending':
			return row.stage === 'transferred' && !settled(row);
		case 'outcomeConfirmed':
			return row.stage === 'transferred' && settled(row);
	}
}
