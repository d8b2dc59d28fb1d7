import type { Day } from './day.ts';
import { reviewOverdue } from './due.ts';
import { dealtWith, uncounted } from './rates.ts';
import { settled } from './rollup.ts';
import type { LedgerRow } from './row.ts';

/**
 * Rows that a number on a desk counts, so that the number opens just these (domain §5, Roll-up; §6).
 * problems 具体问题 · open 正在整改 · struck 已销号, with those 未发现 left out · counted: all that 完成率 speaks of ·
 * unsettled: those of them not settled · reviewLate 审核超时
 */
export const rowSets = [
	'problems',
	'open',
	'struck',
	'counted',
	'unsettled',
	'reviewLate'
] as const;
export type RowSet = (typeof rowSets)[number];
export const rowSetNames: Record<RowSet, string> = {
	problems: '具体问题',
	open: '问题正在整改',
	struck: '问题已销号',
	counted: '计入完成率',
	unsettled: '未了结',
	reviewLate: '审核超时'
};

/** What a list may be narrowed to beside the stages, in words. */
export const listSetNames: Record<string, string> = {
	waiting: '待我审核',
	returned: '退回待补',
	...rowSetNames
};

type SetRow = Pick<LedgerRow, 'stage' | 'problem' | 'withReviewerSince'>;

/** Whether a row belongs to a set; the same is said to the database in server/rows/where-set.ts. */
export function inSet(set: RowSet, row: SetRow, today: Day): boolean {
	const counted = !uncounted.includes(row.stage);
	switch (set) {
		case 'problems':
			return counted && row.problem !== '';
		case 'open':
			return counted && row.problem !== '' && !dealtWith.includes(row.stage);
		case 'struck':
			return row.stage === 'closed';
		case 'counted':
			return counted;
		case 'unsettled':
			return counted && !settled(row);
		case 'reviewLate':
			return reviewOverdue(row, today) > 0;
	}
}
