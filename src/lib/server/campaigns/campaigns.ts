import { and, asc, count, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { dayOf } from '#lib/ledger/day.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { Level } from '#lib/ledger/row.ts';
import type { CampaignInFull } from './full-view.ts';
import { campaignFindings } from './findings.ts';
import { db, type Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const { campaigns, campaignLeftOut, ledgerRows, notices } = tables;

export type Campaign = typeof campaigns.$inferSelect;

/** One campaign of the actor's county, or `unseen`. */
export async function campaignOf(
	actor: Actor,
	campaignId: string,
	read: Reader = db().read
): Promise<Campaign | Refusal> {
	const [campaign] = await read
		.select()
		.from(campaigns)
		.where(and(eq(campaigns.id, campaignId), eq(campaigns.countyId, actor.countyId)));
	return campaign ?? refuse('unseen', '没有找到这个整改批次：网址可能有误。');
}

/** A campaign with its findings, owners as dispatched and rows counted: everybody of the county may read it. */
export async function campaignInFull(
	actor: Actor,
	campaignId: string
): Promise<CampaignInFull | Refusal> {
	const campaign = await campaignOf(actor, campaignId);
	if ('refused' in campaign) return campaign;
	const [notice] = await db()
		.read.select({ documentNumber: notices.documentNumber })
		.from(notices)
		.where(eq(notices.id, campaign.noticeId ?? ''));
	const leftOut = await db()
		.read.select({ unitId: campaignLeftOut.unitId })
		.from(campaignLeftOut)
		.where(eq(campaignLeftOut.campaignId, campaign.id))
		.orderBy(asc(campaignLeftOut.unitId));
	const { id, name, ledgerTitle, startOn, ledgersDueOn, endOn, state, endedAt, version } = campaign;
	return {
		campaign: {
			id,
			name,
			ledgerTitle,
			startOn,
			ledgersDueOn,
			endOn,
			state,
			version,
			endedOn: endedAt ? dayOf(endedAt) : null
		},
		documentNumber: notice?.documentNumber ?? '',
		chains: campaign.chains,
		findings: await campaignFindings(campaign.id),
		counts: await countsOf(campaign.id),
		leftOutUnitIds: leftOut.map(({ unitId }) => unitId)
	};
}

async function countsOf(campaignId: string): Promise<Record<Level, number>> {
	const found = await db()
		.read.select({ level: ledgerRows.level, rows: count() })
		.from(ledgerRows)
		.where(eq(ledgerRows.campaignId, campaignId))
		.groupBy(ledgerRows.level);
	const none: Record<Level, number> = { city: 0, department: 0, township: 0, village: 0 };
	return { ...none, ...Object.fromEntries(found.map(({ level, rows }) => [level, rows])) };
}
