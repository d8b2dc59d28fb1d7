import type { LedgerSheet } from '#lib/exchange/ledgerBook.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { townshipLedger } from './township.ts';

/**
 * The whole ledger of a unit as it stands now, a sheet for each form: 附件2 and its villages' 附件3 for a township.
 * @returns the sheets, or a refusal when the unit has no ledger that the actor sees whole
 */
export async function unitLedger(
	actor: Actor,
	campaignId: string,
	unitId: string
): Promise<LedgerSheet[] | Refusal> {
	const sheet = await townshipLedger(actor, campaignId, unitId);
	return 'refused' in sheet ? sheet : [sheet];
}
