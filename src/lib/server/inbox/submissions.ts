import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { doorWith } from '#lib/web/doors.ts';
import type { SubmissionNote } from './view.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { dispatchedCampaigns } from '#lib/server/campaigns/current.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { idsIn, ofEach, type Within } from '#lib/server/sight/within.ts';
import { submissionsOf } from '#lib/server/submissions/submissions.ts';

const { submissionStandings: s } = tables;

/**
 * Ledgers that ask something of this person: the own one sent back, and for the office those to be received; of several
 * campaigns each names its own.
 */
export async function submissionNotes(actor: Actor, within: Within): Promise<SubmissionNote[]> {
	const ids = idsIn(within);
	const several = ids.length > 1 ? await dispatchedCampaigns(actor) : [];
	return ofEach(within, async (campaignId) => {
		const notes: SubmissionNote[] = [];
		const name = several.find(({ id }) => id === campaignId)?.name;
		const said = (text: string) => (name ? `${text}（${name}）` : text);
		const door = (href: string) => doorWith(href, name ? `campaign=${campaignId}` : '');
		if (await isReturned(actor, campaignId))
			notes.push({
				text: said('本单位的台账被退回，请按退回原因改后再报'),
				href: door(`/submissions/${actor.unitId}`),
				count: 1
			});
		const waiting = isOffice(actor) ? await waitingSubmissions(actor, campaignId) : 0;
		if (waiting > 0)
			notes.push({
				text: said(`${waiting} 份台账已报，等办公室收下`),
				href: door('/submissions?state=submitted'),
				count: waiting
			});
		return notes;
	});
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

async function waitingSubmissions(actor: Actor, campaignId: string): Promise<number> {
	const { submitted, received } = await submissionsOf(actor, campaignId);
	return submitted - received;
}
