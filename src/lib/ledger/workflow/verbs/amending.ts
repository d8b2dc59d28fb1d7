import type { CommandOf } from '#lib/ledger/command/command.ts';
import { changesBetween } from '#lib/ledger/events/events.ts';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import { isRefusal, refuse, refuseFields } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Rule } from '#lib/ledger/workflow/decide.ts';
import { withLaterDay, withinPeriod } from './beyond.ts';
import { responsible } from './claiming.ts';
import { deadlineFaults, deadlineOf } from './deadline.ts';
import { describedOn, linkFaults } from './planning.ts';
import { taken, type Patch } from '#lib/ledger/workflow/scene.ts';

/** 修改: measures, people or a nearer deadline; a later one is only by 延期. */
export const amend: Rule<'amend'> = (row, command, scene) => {
	const moved = movesDeadline(row, command);
	const early = moved && row.stage === 'claimed';
	if (early)
		return refuse('planFirst', '本条还没有整改措施，请先制定整改措施，再改时限。', 'dueOn');
	const faults = {
		...linkFaults(row, command, scene.facts),
		...(moved ? shiftFaults(row, command, scene.facts) : {})
	};
	if (Object.keys(faults).length > 0) return refuseFields(faults);
	const patch: Patch = {
		...responsible(command),
		...(command.officePhone === '' ? { officePhone: '' } : {}),
		...(command.responsibleLeader === '' ? { responsibleLeader: '' } : {}),
		...describedOn(row, command),
		...(moved ? shifted(row, command, scene.facts) : {})
	};
	if (Object.keys(changesBetween(row, { ...row, ...patch })).length === 0)
		return refuse('nothingChanged', '内容没有变化，无需提交；请先修改要改的栏目。');
	const limited = withinPeriod(row, patch, scene);
	if (isRefusal(limited)) return limited;
	const amended = taken(row, { type: 'amend', reason: command.reason }, limited.within, scene);
	return withLaterDay(amended, limited.later, scene);
};

type Amended = CommandOf<'amend'>;
const deadlineFields = [
	'rectification',
	'dueOn',
	'reviewOn',
	'dueWording',
	'beyondReason'
] as const;

function movesDeadline(row: LedgerRow, typed: Amended): boolean {
	return deadlineFields.some(
		(field) => typed[field] !== undefined && typed[field] !== (row[field] ?? '')
	);
}

function shifted(row: LedgerRow, typed: Amended, facts: Facts): Patch {
	const rectification = typed.rectification ?? row.rectification ?? 'byDeadline';
	const next = deadlineOf(
		{
			rectification,
			dueOn: typed.dueOn ?? row.dueOn,
			reviewOn: typed.reviewOn ?? row.reviewOn,
			dueWording: typed.dueWording ?? row.dueWording,
			beyondReason: typed.beyondReason ?? row.beyondReason
		},
		facts
	);
	return {
		...next,
		originalDueOn: row.originalDueOn ?? next.dueOn,
		...(row.dueOn ? {} : { plannedOn: facts.today, reviewedDays: 0 })
	};
}

function shiftFaults(row: LedgerRow, typed: Amended, facts: Facts): Record<string, string> {
	const next = { ...row, ...shifted(row, typed, facts) };
	const same = (field: 'rectification' | 'dueOn' | 'reviewOn') => next[field] === row[field];
	if (next.rectification === 'longTerm' && !same('rectification'))
		return { rectification: '改为长期坚持请办理“转长期坚持”，不能直接修改' };
	if (row.dueOn && (!next.dueOn || next.dueOn > row.dueOn))
		return { dueOn: '时限只能提前；需要推后请办理“延期”' };
	const watched = row.reviewOn && next.rectification === 'longTerm';
	if (watched && (!next.reviewOn || next.reviewOn > (row.reviewOn ?? '')))
		return { reviewOn: '复核日期只能提前，不能推后' };
	if (same('rectification') && same('dueOn') && same('reviewOn')) return {};
	const faults = deadlineFaults(next, facts);
	const kept = Object.entries(faults).filter(([field]) => field !== 'dueOn' || !same('dueOn'));
	return Object.fromEntries(kept);
}
