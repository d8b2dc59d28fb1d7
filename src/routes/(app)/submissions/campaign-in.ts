import { error, type Cookies } from '@sveltejs/kit';
import type { Actor } from '#lib/ledger/actor.ts';
import type { ShownView } from '#lib/server/campaigns/current.ts';
import { shownBy } from '../shown.ts';

/** Who acts, and the campaign in which units submit. */
export async function campaignIn(event: {
	locals: App.Locals;
	cookies: Cookies;
	url: URL;
}): Promise<{ actor: Actor; campaignId: string; shown: ShownView }> {
	const { actor, campaign, shown } = await shownBy(event);
	if (!campaign) error(404, '还没有交办过整改批次，没有台账可以报送。');
	return { actor, campaignId: campaign.id, shown };
}
