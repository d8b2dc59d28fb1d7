import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { CampaignView } from '#lib/ledger/view.ts';
import { db } from './db/database.ts';
import { question } from './db/question.ts';
import { tables } from './db/tables.ts';

const { campaigns, notices } = tables;

/**
 * The campaign a person works in: the one they chose, else the newest that was dispatched.
 * @param chosenId from their cookie; one that does not exist counts as none
 */
export async function currentCampaign(
	actor: Actor,
	chosenId: string | undefined
): Promise<CampaignView | null> {
	const all = await dispatchedCampaigns(actor);
	return all.find((campaign) => campaign.id === chosenId) ?? all[0] ?? null;
}

/** Campaigns that were dispatched in the actor's county, newest first. */
export async function dispatchedCampaigns(actor: Actor): Promise<CampaignView[]> {
	const found = await askDispatched(db().read).execute({ countyId: actor.countyId });
	return found.map((campaign) => ({
		...campaign,
		documentNumber: campaign.documentNumber ?? ''
	}));
}

const askDispatched = question((read) =>
	read
		.select({
			id: campaigns.id,
			name: campaigns.name,
			documentNumber: notices.documentNumber,
			startOn: campaigns.startOn,
			ledgersDueOn: campaigns.ledgersDueOn,
			endOn: campaigns.endOn
		})
		.from(campaigns)
		.leftJoin(notices, eq(notices.id, campaigns.noticeId))
		.where(
			and(eq(campaigns.countyId, sql.placeholder('countyId')), ne(campaigns.state, 'preparing'))
		)
		.orderBy(desc(campaigns.startOn), desc(campaigns.id))
		.prepare('dispatched_campaigns')
);
