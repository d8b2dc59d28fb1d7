import type { Actor } from '#lib/ledger/actor.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';

/** Notices are read and handed out by 经办 and 负责人 of the office, by nobody else. */
export function handlesNotices(actor: Actor): boolean {
	return actor.functions.includes('office') && (actor.role === 'clerk' || actor.role === 'head');
}

export function notOffice(): Refusal {
	return refuse('forbidden', '通知的录入和交办由领导小组办公室的经办或负责人办理。');
}
