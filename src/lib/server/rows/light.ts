import type { Actor } from '#lib/ledger/actor.ts';
import { dayInWords, daysBetween } from '#lib/ledger/day.ts';
import { lightOf, type Light } from '#lib/ledger/due.ts';
import { can } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { answerBy } from '#lib/ledger/workflow/receiver.ts';
import { today } from '../clock.ts';
import { workingDays } from '../working-days.ts';

/** The light of a row as its page shows it: who is to take a transfer on reads its own day to answer, not the sender's deadline. */
export function lightFor(actor: Actor, row: LedgerRow): Light {
	const { request, stage } = row;
	const asked = stage === 'transferPending' && can(actor, 'acceptTransfer', row);
	if (!asked || request?.kind !== 'transfer' || request.refused) return lightOf(row, today());
	const until = answerBy(request.since, workingDays);
	const left = daysBetween(today(), until);
	if (left < 0) return { kind: 'overdue', days: -left, words: `答复逾期 ${-left} 天` };
	return { kind: 'dueSoon', days: left, words: `${dayInWords(until, today().slice(0, 4))}前答复` };
}
