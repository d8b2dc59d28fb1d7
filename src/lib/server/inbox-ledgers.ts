import type { Actor } from '#lib/ledger/actor.ts';
import type { LedgerNote } from '#lib/ledger/inbox-view.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { submissionsOf } from './submissions.ts';

/** Ledgers that ask something of this person: the own one sent back, and for the office those to be received. */
export async function ledgerNotes(actor: Actor, campaignId: string): Promise<LedgerNote[]> {
	const sent = await submissionsOf(actor, campaignId);
	const notes: LedgerNote[] = [];
	if (sent.byUnit.get(actor.unitId) === 'returned')
		notes.push({
			text: '本单位的台账被退回，请按退回原因改后再报',
			href: `/submissions/${actor.unitId}`,
			count: 1
		});
	const waiting = sent.submitted - sent.received;
	if (isOffice(actor) && waiting > 0)
		notes.push({
			text: `${waiting} 份台账已报，等办公室收下`,
			href: '/submissions?state=submitted',
			count: waiting
		});
	return notes;
}
