import type { Actor } from '#lib/ledger/actor.ts';
import { onlySent } from '#lib/ledger/due/counted-light.ts';
import { dayInWords, daysBetween } from '#lib/ledger/day.ts';
import { lightOf, type Light } from '#lib/ledger/due/due.ts';
import { can } from '#lib/ledger/permissions.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import type { TagView } from './tags.ts';
import { answerBy } from '#lib/ledger/workflow/receiver.ts';
import { today } from '#lib/server/clock.ts';
import { workingDays } from '#lib/server/working-days.ts';

/**
 * The light of a row as every page shows it: who is to answer a 移交 reads the day of that answer, not the sender's
 * deadline. Who also watches over the sender counts the row by the sender's light (ledger/counted-light), which
 * `senderTag` then says.
 */
export function lightFor(actor: Actor, row: LeanRow): Light {
	const { request, stage } = row;
	const asked = stage === 'transferPending' && can(actor, 'acceptTransfer', row);
	if (!asked && !onlySent(row, actor)) return lightOf(row, today());
	if (request?.kind !== 'transfer' || request.refused)
		return { kind: 'transfer', days: 0, words: '等待办公室裁定' };
	const until = answerBy(request.since, workingDays);
	const left = daysBetween(today(), until);
	if (left < 0) return { kind: 'transfer', days: -left, words: `答复逾期 ${-left} 天` };
	const day = dayInWords(until, today().slice(0, 4));
	return { kind: 'transfer', days: left, words: `${day}前答复` };
}

/** 移交单位逾期 2 天, beside the light of who is to answer. */
export function senderTag(row: LeanRow, shown: Light): TagView[] {
	const { kind, words } = lightOf(row, today());
	if (shown.kind !== 'transfer' || (kind !== 'overdue' && kind !== 'longOverdue')) return [];
	return [{ text: `移交单位${words}`, tone: 'red' }];
}
