import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { LedgerNote } from '#lib/ledger/inbox-view.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { db } from './db/database.ts';
import { tables } from './db/tables.ts';
import { submissionsOf } from './submissions.ts';

const { submissionStandings: s } = tables;

/** Ledgers that ask something of this person: the own one sent back, and for the office those to be received. */
export async function ledgerNotes(actor: Actor, campaignId: string): Promise<LedgerNote[]> {
	const notes: LedgerNote[] = [];
	if (await isReturned(actor, campaignId))
		notes.push({
			text: '本单位的台账被退回，请按退回原因改后再报',
			href: `/submissions/${actor.unitId}`,
			count: 1
		});
	const waiting = isOffice(actor) ? await waitingLedgers(actor, campaignId) : 0;
	if (waiting > 0)
		notes.push({
			text: `${waiting} 份台账已报，等办公室收下`,
			href: '/submissions?state=submitted',
			count: waiting
		});
	return notes;
}

// The bell rings on every page: one row of its own, never who is expected in the whole county.
async function isReturned({ countyId, unitId }: Actor, campaignId: string): Promise<boolean> {
	const own = and(
		eq(s.campaignId, campaignId),
		eq(s.unitId, unitId),
		eq(s.countyId, countyId),
		eq(s.state, 'returned')
	);
	return (await db().read.$count(s, own)) > 0;
}

async function waitingLedgers(actor: Actor, campaignId: string): Promise<number> {
	const { submitted, received } = await submissionsOf(actor, campaignId);
	return submitted - received;
}
