import { dayInWords } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Stage } from '#lib/ledger/stage.ts';

type DueRow = Pick<
	LedgerRow,
	'dueWording' | 'dueOn' | 'originalDueOn' | 'extensions' | 'relapses' | 'rectification'
>;

/**
 * 整改时限 as screen and paper say it: in the wording of notice or unit where there is one; after an extension the
 * first stays beside the new one: 7月15日（延至7月25日） (domain §5). A day brought nearer is no extension, and a day
 * set after a relapse is said to be that: 7月15日（重新挂账后8月20日）.
 * @param year days of other years are said with theirs
 */
export function dueInWords(row: DueRow, year = ''): string {
	const { dueWording, dueOn, originalDueOn, extensions, relapses, rectification } = row;
	if (!dueOn) return dueWording || (rectification === 'longTerm' ? '长期坚持' : '');
	const due = dayInWords(dueOn, year);
	if (!originalDueOn || originalDueOn === dueOn) return dueWording || due;
	if (relapses > 0) return `${dayInWords(originalDueOn, year)}（重新挂账后${due}）`;
	if (extensions === 0) return dueWording || due;
	return `${dueWording || dayInWords(originalDueOn, year)}（延至${due}）`;
}

const putUp: readonly Stage[] = ['verifying', 'approving', 'closed'];

/** 完成情况: the day stays on a row that was sent back or relapsed, yet says nothing of it any more. */
export function completionInWords({
	stage,
	completedOn
}: Pick<LedgerRow, 'stage' | 'completedOn'>): string {
	if (completedOn && putUp.includes(stage)) return `${dayInWords(completedOn)}完成`;
	if (stage === 'longTerm') return '长期坚持';
	return stage === 'rectifying' ? '正在整改' : '';
}
