import { lightOf, type LightKind } from '#lib/ledger/due/due.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import { offered, type Verb } from '#lib/ledger/verb.ts';

/** A row that was hung up again has no deadline; its unit sets a new one before all else (reopening.ts). */
export function lacksDeadline(row: Pick<LeanRow, 'stage' | 'rectification' | 'dueOn'>): boolean {
	return row.stage === 'rectifying' && row.rectification !== 'longTerm' && !row.dueOn;
}

/** Whether an act that is open to a person is also asked of them now, so that its form stands open. */
export function prompted(verb: Verb, row: LeanRow, today: Day): boolean {
	if (verb === 'amend') return lacksDeadline(row);
	if (offered[verb] !== 'now') return false;
	if (verb === 'acceptTransfer') return !row.request?.refused;
	if (verb === 'requestClosure') return row.stage !== 'longTerm' && !lacksDeadline(row);
	return verb !== 'reviewLongTerm' || near.includes(lightOf(row, today).kind);
}

const near: LightKind[] = ['dueSoon', 'overdue', 'longOverdue', 'noDeadline'];
