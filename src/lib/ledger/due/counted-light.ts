import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { lightOf, type LightKind } from './due.ts';
import { scopeOf, sees, withoutSent } from '#lib/ledger/permissions.ts';
import type { LeanRow } from '#lib/ledger/row.ts';

/** Whether an actor sees a row only because it was sent there and waits for an answer. */
export function onlySent(row: LeanRow, actor: Actor): boolean {
	return row.stage === 'transferPending' && !sees(withoutSent(scopeOf(actor)), row);
}

/**
 * The light by which a row that an actor sees is counted and filtered. A row under 移交 is the sender's and is late
 * there, for all who have it in sight beside; who has it only to answer counts it as 移交待答复 and as nothing else.
 */
export function countedLight(row: LeanRow, today: Day, actor: Actor): LightKind {
	return onlySent(row, actor) ? 'transfer' : lightOf(row, today).kind;
}
