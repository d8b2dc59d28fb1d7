import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import { campaignOf } from './campaigns.ts';
import { leaving } from '#lib/server/sight/leaving.ts';

/** The name of a campaign for the name of a file, villagers masked in it; '' for one the actor's county does not have. */
export async function campaignInFile(actor: Actor, campaignId: string): Promise<string> {
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return '';
	return (await leaving(actor.countyId, campaignId, campaign.name)).text;
}
