import { dayInWords } from '#lib/ledger/day.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow, Rectification } from '#lib/ledger/row.ts';

/** Type and time limit of a row, as they are kept. */
export type Deadline = Pick<
	LedgerRow,
	'dueOn' | 'reviewOn' | 'dueWording' | 'beyondReason' | 'rectification'
>;

interface Typed {
	rectification: Rectification;
	dueOn?: string | null;
	reviewOn?: string | null;
	dueWording?: string;
	beyondReason?: string;
}

/** What is kept of a deadline as typed: 立行立改 is due at the period's end unless an earlier day is named. */
export function deadlineOf(typed: Typed, facts: Facts): Deadline {
	const { rectification } = typed;
	const { endOn } = facts.campaign;
	const dueOn = typed.dueOn || (rectification === 'immediate' ? endOn : null);
	return {
		rectification,
		dueOn,
		reviewOn: rectification === 'longTerm' ? typed.reviewOn || null : null,
		dueWording: typed.dueWording ?? '',
		beyondReason: dueOn && dueOn > endOn ? (typed.beyondReason ?? '') : ''
	};
}

/** What is wrong with a deadline, by form field (domain §2: set by the unit, 立行立改 inside the period). */
export function deadlineFaults(deadline: Deadline, facts: Facts): Record<string, string> {
	const { today, campaign } = facts;
	const { rectification, dueOn, reviewOn } = deadline;
	const end = dayInWords(campaign.endOn, today.slice(0, 4));
	const atOnce = rectification === 'immediate';
	if (atOnce && campaign.endOn < today)
		return { rectification: `集中整改期已于${end}结束，请改选限期整改并填写时限` };
	if (atOnce && dueOn && dueOn > campaign.endOn)
		return { dueOn: `立行立改的时限不能晚于集中整改期结束日${end}；确需更久的请选限期整改` };
	if (rectification === 'byDeadline' && !dueOn) return { dueOn: '限期整改请填写整改时限' };
	if (rectification === 'longTerm' && !reviewOn) return { reviewOn: '长期坚持请填写下次复核日期' };
	const beyond = dueOn && dueOn > campaign.endOn && !deadline.beyondReason;
	return {
		...(dueOn && dueOn < today ? { dueOn: '整改时限不能早于今天' } : {}),
		...(reviewOn && reviewOn < today ? { reviewOn: '复核日期不能早于今天' } : {}),
		...(beyond ? { beyondReason: `时限超出集中整改期（${end}止），请写明原因` } : {})
	};
}
