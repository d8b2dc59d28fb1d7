import { and, desc, eq, gte, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { PostedNews, NewsView } from './view.ts';
import type { Hidden } from '#lib/ledger/mask/leaving.ts';
import { readNews, type NewsForm } from '#lib/ledger/news.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { campaignOf } from '#lib/server/campaigns/campaigns.ts';
import { now, today } from '#lib/server/clock.ts';
import { dispatchedCampaigns } from '#lib/server/campaigns/current.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { writeOnce } from '#lib/server/forms/idempotency.ts';
import { newId } from '#lib/server/ids.ts';
import { leaving } from '#lib/server/sight/leaving.ts';
import { notYours } from '#lib/server/roster/access.ts';
import { idsIn, type Within } from '#lib/server/sight/within.ts';

const { campaignNews: n, campaigns, people } = tables;

/** News of a campaign, or of several, in force today, the newest first; everybody of the county reads them. */
export async function newsInForce(actor: Actor, within: Within): Promise<NewsView[]> {
	const found = await select(actor, within, true);
	return Promise.all(found.map((news) => shown(actor, news, within)));
}

/** All news of these campaigns, for the office; null for everybody else. */
export async function postedNews(actor: Actor, within: Within): Promise<PostedNews[] | null> {
	if (!isOffice(actor)) return null;
	const found = await select(actor, within, false);
	return Promise.all(
		found.map(async (news) => ({
			...(await shown(actor, news, within)),
			state: news.withdrawnAt ? 'withdrawn' : news.until < today() ? 'over' : 'shown'
		}))
	);
}

/** News that went out, and what of it was masked. */
export interface Posted {
	id: string;
	hidden: Hidden;
}

/**
 * The office tells everybody of a campaign something, until a day; villagers are masked in it.
 * @param key the same key does it once
 */
export async function postNews(
	actor: Actor,
	campaignId: string,
	form: NewsForm,
	key?: string
): Promise<Posted | Refusal> {
	if (!isOffice(actor)) return notYours('领导小组办公室', '发布消息');
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	const over = await unreadIn(actor, campaignId);
	if (over) return over;
	const typed = readNews(form, today());
	if (isRefusal(typed)) return typed;
	const { countyId, personId, unitId } = actor;
	const { text, hidden } = await leaving(countyId, campaignId, typed.text);
	const news = { ...typed, text };
	return writeOnce(actor, 'ledger', key, async (tx, at) => {
		const id = newId();
		await tx.insert(n).values({ id, countyId, campaignId, ...news, personId, at });
		await append(tx, {
			countyId,
			kind: 'ledger',
			type: 'newsPosted',
			personId,
			unitId,
			at,
			campaignId,
			body: { newsId: id, ...news }
		});
		return { id, hidden };
	});
}

/** Who has chosen nothing covers the campaigns that run: news of one that has ended would reach nearly nobody. */
async function unreadIn(actor: Actor, campaignId: string): Promise<Refusal | null> {
	const all = await dispatchedCampaigns(actor);
	const asked = all.find(({ id }) => id === campaignId);
	if (!asked || asked.running || !all.some(({ running }) => running)) return null;
	return refuse(
		'ended',
		`“${asked.name}”已结束，在这里发布的消息大多数人看不到：请先在页面最上面换到在进行的批次，再发布。`
	);
}

/** Takes news off every page; it stays in the office's list. */
export function withdrawNews(actor: Actor, newsId: string): Promise<null | Refusal> {
	if (!isOffice(actor)) return Promise.resolve(notYours('领导小组办公室', '撤下消息'));
	const { countyId, personId, unitId } = actor;
	return db().write(countyId, 'ledger', async (tx) => {
		const at = now();
		const [taken] = await tx
			.update(n)
			.set({ withdrawnAt: at })
			.where(and(eq(n.id, newsId), eq(n.countyId, countyId), isNull(n.withdrawnAt)))
			.returning({ campaignId: n.campaignId });
		if (!taken) return refuse('unseen', '没有找到这条消息：可能已由同事撤下，请刷新页面。');
		await append(tx, {
			countyId,
			kind: 'ledger',
			type: 'newsWithdrawn',
			personId,
			unitId,
			at,
			campaignId: taken.campaignId,
			body: { newsId }
		});
		return null;
	});
}

function select({ countyId }: Actor, within: Within, inForce: boolean) {
	return db()
		.read.select({
			id: n.id,
			campaignId: n.campaignId,
			campaign: campaigns.name,
			text: n.text,
			person: people.name,
			at: n.at,
			until: n.until,
			withdrawnAt: n.withdrawnAt
		})
		.from(n)
		.leftJoin(people, eq(people.id, n.personId))
		.innerJoin(campaigns, eq(campaigns.id, n.campaignId))
		.where(
			and(
				inArray(n.campaignId, [...idsIn(within)]),
				eq(n.countyId, countyId),
				...(inForce ? [gte(n.until, today()), isNull(n.withdrawnAt)] : [])
			)
		)
		.orderBy(desc(n.at), desc(n.id));
}

type Found = Awaited<ReturnType<typeof select>>[number];

/** Villagers who were marked since are masked too. */
async function shown(
	{ countyId }: Actor,
	{ id, campaignId, campaign, text, person, at, until }: Found,
	within: Within
): Promise<NewsView> {
	const masked = await leaving(countyId, campaignId, text);
	const name = idsIn(within).length > 1 ? campaign : '';
	return { id, text: masked.text, campaign: name, person: person ?? '', at, until };
}
