import { error, type Cookies } from '@sveltejs/kit';
import type { Actor } from '#lib/ledger/actor.ts';
import type { CampaignView } from '#lib/ledger/view.ts';
import { currentCampaign } from '#lib/server/current-campaign.ts';

/** Who is signed in; the guard has let nobody else through. */
export function actorIn(locals: App.Locals): Actor {
	if (!locals.actor) error(401, '请先登录。');
	return locals.actor;
}

/** Who is signed in and the campaign they are looking at; null before the first dispatch. */
export async function placeOf(event: {
	locals: App.Locals;
	cookies: Cookies;
}): Promise<{ actor: Actor; campaign: CampaignView | null }> {
	const actor = actorIn(event.locals);
	const asked =
		campaigns.get(event.locals) ?? currentCampaign(actor, event.cookies.get('campaign'));
	campaigns.set(event.locals, asked);
	return { actor, campaign: await asked };
}

// Layout and page of one request ask alike.
const campaigns = new WeakMap<App.Locals, Promise<CampaignView | null>>();
