import type { CommandVerb } from '#lib/ledger/command/command.ts';
import { addDays } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { atOnce, filled } from '../cast/acts.ts';

/** A form of an act as a walker fills it in on a day. */
export function formOf(verb: CommandVerb, row: LedgerRow, day: string, noChange: boolean): object {
	const days = { on: day, completedOn: day, checkedOn: day, amendBy: addDays(day, 5) };
	const dated = Object.fromEntries(
		Object.entries({ ...filled[verb], ...days }).filter(([field]) => field in filled[verb])
	);
	const due = duesOf(verb, row, day);
	const progress = verb === 'reportProgress' ? { noChange } : {};
	const once = verb === 'requestClosure' && row.stage === 'claimed' ? atOnce : {};
	return { ...dated, ...due, ...progress, ...once, ...filesOf(verb, row, noChange) };
}

/** What the walker uploaded comes with every other act that takes files; what may be withdrawn is. */
function filesOf(verb: CommandVerb, row: LedgerRow, plain: boolean): object {
	const takes = ['reportProgress', 'requestClosure', 'verify', 'approve', 'return', 'addEvidence'];
	if (verb === 'withdrawEvidence') return { fileId: row.files.at(-1)?.id ?? 'none' };
	return takes.includes(verb) && !plain ? { fileIds: [`upload-${row.version}`] } : {};
}

/** The days that an act asks for, as far as the row lets them be. */
function duesOf(verb: CommandVerb, row: LedgerRow, day: string): object {
	const later = addDays(row.dueOn && row.dueOn > day ? row.dueOn : day, 10);
	switch (verb) {
		case 'plan':
			return { dueOn: addDays(day, 10), beyondReason: '汛期后' };
		case 'requestExtension':
			return { dueOn: later };
		case 'acceptTransfer':
		case 'imposeTransfer':
			return { dueOn: later, ...(verb === 'imposeTransfer' ? { replyBy: later } : {}) };
		case 'requestLongTerm':
		case 'reviewLongTerm':
			return { reviewOn: addDays(day, 90) };
		case 'keepAssigned':
		case 'reassign':
			return { replyBy: later };
		case 'transfer':
			return row.unitId === 'water' ? { toUnitId: 'farming' } : {};
		default:
			return {};
	}
}
