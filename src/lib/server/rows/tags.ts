import type { Tone } from '#lib/web/part.ts';
import { dayInWords, type Day } from '#lib/ledger/day.ts';
import { reviewOverdue } from '#lib/ledger/due/due.ts';
import { panelOf, type Seats } from '#lib/ledger/chain/panel.ts';
import { requestNames } from '#lib/ledger/request.ts';
import type { LedgerRow, LeanRow } from '#lib/ledger/row.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';
import { workingDays } from '#lib/server/working-days.ts';

type TaggedRow = LeanRow &
	Pick<LedgerRow, 'returns' | 'relapses' | 'missed' | 'extensions' | 'originalDueOn'> & {
		/** Why the deadline lies past the concentrated period, or only whether there is a reason. */
		beyondReason: string | boolean;
	};

/** What a row says beside its light. @param late of `lateReview` */
export function tagsOf(row: TaggedRow, late: TagView | null): TagView[] {
	const tags: TagView[] = [];
	if (late) tags.push(late);
	if (row.stage === 'notFoundPending') tags.push({ text: '未发现待核实', tone: 'plain' });
	if (row.stage === 'notFound') tags.push({ text: '未发现此类问题', tone: 'plain' });
	if (row.request) tags.push({ text: requestNames[row.request.kind], tone: 'amber' });
	if (row.stage === 'transferred')
		tags.push({ text: row.outcomeConfirmedOn ? '已确认办结' : '待确认办结', tone: 'plain' });
	if (row.returns > 0) {
		const until = row.amendBy ? ` · 待补 ${dayInWords(row.amendBy)}` : '';
		tags.push({ text: `退回 ${row.returns} 次${until}`, tone: 'amber' });
	}
	if (row.missed > 0) tags.push({ text: '漏报', tone: 'amber' });
	if (row.relapses > 0) tags.push({ text: `重新挂账 ${row.relapses} 次`, tone: 'amber' });
	if (row.extensions > 0) {
		const was = row.originalDueOn ? `（原 ${dayInWords(row.originalDueOn)}）` : '';
		tags.push({ text: `延期 ${row.extensions} 次${was}`, tone: 'amber' });
	}
	if (row.beyondReason) tags.push({ text: '超出集中整改期', tone: 'amber' });
	if (row.typistId) tags.push({ text: '代填', tone: 'plain' });
	return tags;
}

/** 审核超时, with the unit that it stands against: the one whose people may sign now. */
export function lateReview(
	row: LeanRow,
	seats: Seats,
	units: Map<string, DirectoryUnit>,
	today: Day
): TagView | null {
	const days = reviewOverdue(row, today, workingDays);
	if (days === 0) return null;
	const unit = units.get(panelOf(row, seats).unitId)?.shortName ?? '';
	return { text: `${unit}审核超 ${days} 个工作日`, tone: 'amber' };
}

export interface TagView {
	text: string;
	tone: Tone;
}
