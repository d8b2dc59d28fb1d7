import { lightOf, type LightKind } from '#lib/ledger/due/due.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { RowHead } from '#lib/ledger/row.ts';
import type { Verb } from '#lib/ledger/verb.ts';

/** Acts that few rows ever need, or that stand beside what they are about. */
export const rare: readonly Verb[] = [
	'decline',
	'requestExtension',
	'requestLongTerm',
	'transfer',
	'handOver',
	'void',
	'listHouseholds',
	'addEvidence'
];

/** Acts that nobody is asked for: they take something back or set something right, and wait until they are wanted. */
const unprompted: readonly Verb[] = [
	...rare,
	'withdraw',
	'withdrawRequest',
	'reopen',
	'addProblem',
	'noteSupervision',
	'withdrawEvidence'
];

/** A row that was hung up again has no deadline; its unit sets a new one before all else (reopening.ts). */
export function lacksDeadline(row: Pick<RowHead, 'stage' | 'rectification' | 'dueOn'>): boolean {
	return row.stage === 'rectifying' && row.rectification !== 'longTerm' && !row.dueOn;
}

/** Whether an act that is open to a person is also asked of them now, so that its form stands open. */
export function prompted(verb: Verb, row: RowHead, today: Day): boolean {
	if (verb === 'amend') return lacksDeadline(row);
	if (unprompted.includes(verb)) return false;
	if (verb === 'acceptTransfer') return !row.request?.refused;
	if (verb === 'requestClosure') return row.stage !== 'longTerm' && !lacksDeadline(row);
	return verb !== 'reviewLongTerm' || near.includes(lightOf(row, today).kind);
}

const near: LightKind[] = ['dueSoon', 'overdue', 'longOverdue', 'noDeadline'];
