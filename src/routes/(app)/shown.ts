import { error, type Cookies } from '@sveltejs/kit';
import type { Actor } from '#lib/ledger/actor.ts';
import { everywhere } from '#lib/web/doors.ts';
import {
	type CampaignView,
	type ShownView,
	campaignsOf,
	type Campaigns
} from '#lib/server/campaigns/current.ts';

interface Visit {
	locals: App.Locals;
	cookies: Cookies;
	url: URL;
}

interface Shown {
	actor: Actor;
	/** Null before the first dispatch. */
	campaign: CampaignView | null;
	/** What the page gives to the shell around it. */
	shown: ShownView;
}

/** Who is signed in; the guard has let nobody else through. */
export function actorIn(locals: App.Locals): Actor {
	if (!locals.actor) error(401, '请先登录。');
	return locals.actor;
}

/** The campaigns of who is signed in. Layout and page of one request ask alike. */
export function campaignsIn({ locals, cookies }: Omit<Visit, 'url'>): Promise<Campaigns> {
	const known = campaignsKnown.get(locals) ?? campaignsOf(actorIn(locals), cookies.get('campaign'));
	campaignsKnown.set(locals, known);
	return known;
}

/**
 * Who is signed in and the campaign that a page shows or a form acts in: the one that its address names (`?campaign=`),
 * else the one they chose. An address never changes what was chosen.
 */
export async function shownBy(event: Visit): Promise<Shown> {
	return shownIn(event, event.url.searchParams.get('campaign'));
}

/** The same for a page that belongs to one campaign, whatever its address says. */
export async function shownIn(event: Omit<Visit, 'url'>, named: string | null): Promise<Shown> {
	const { all, chosen } = await campaignsIn(event);
	const other = named && named !== 'running' && named !== chosen?.id ? named : null;
	const campaign = other ? all.find(({ id }) => id === other) : chosen;
	if (campaign === undefined) error(404, '没有找到这个整改批次：网址可能有误。');
	const query = other ? `campaign=${other}` : '';
	return { actor: actorIn(event.locals), campaign, shown: { campaign, query } };
}

/**
 * Board and list: one campaign as `shownBy` says it, or with `?campaign=running` all that are covered; none before the
 * first dispatch.
 */
export async function shownWithin(
	event: Visit
): Promise<Omit<Shown, 'campaign'> & { within: string[] }> {
	const { covered } = await campaignsIn(event);
	const { actor, campaign, shown } = await shownBy(event);
	if (event.url.searchParams.get('campaign') !== 'running' || covered.length < 2)
		return { actor, shown, within: campaign ? [campaign.id] : [] };
	const within = covered.map(({ id }) => id);
	return { actor, within, shown: { campaign: null, query: everywhere } };
}

/** What pages cover that show no campaign by itself: home, bell and search. */
export async function coveredIn(
	event: Omit<Visit, 'url'>
): Promise<{ actor: Actor; within: string[]; shown: ShownView | undefined }> {
	const { covered } = await campaignsIn(event);
	const within = covered.map(({ id }) => id);
	const shown = covered.length > 1 ? { campaign: null, query: '' } : undefined;
	return { actor: actorIn(event.locals), within, shown };
}

const campaignsKnown = new WeakMap<App.Locals, Promise<Campaigns>>();
