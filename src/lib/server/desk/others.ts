import type { Actor } from '#lib/ledger/actor.ts';
import type { OtherCampaign } from '#lib/server/desk/view.ts';
import { otherParts } from '#lib/server/desk/other-campaigns.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import type { CampaignView } from '#lib/server/campaigns/current.ts';
import { today } from '#lib/server/clock.ts';
import { figures } from '#lib/server/rows/figures.ts';
import { submissionsOf } from '#lib/server/submissions/submissions.ts';
import { ownSubmission } from './submissions.ts';

/**
 * The campaigns that run beside the one a desk shows, each with what must not be missed in it.
 * @param watches whether the person looks after the ledgers of others
 */
export async function otherCampaigns(
	actor: Actor,
	others: CampaignView[],
	watches: boolean
): Promise<OtherCampaign[]> {
	const found: OtherCampaign[] = [];
	for (const campaign of others) {
		const sent = await submissionsOf(actor, campaign.id);
		const { overdue, unclaimedOverdue } = await figures(actor, campaign.id);
		const parts = otherParts({
			id: campaign.id,
			today: today(),
			ledgersDueOn: campaign.ledgersDueOn,
			own: await ownSubmission(actor, campaign, sent),
			missing: watches ? sent.missing.length : 0,
			received: watches && isOffice(actor) ? sent.submitted - sent.received : 0,
			overdue,
			unclaimedOverdue
		});
		found.push({ id: campaign.id, name: campaign.name, parts });
	}
	return found;
}
