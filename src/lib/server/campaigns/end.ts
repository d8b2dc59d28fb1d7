import { and, count, eq, isNotNull, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { endPreview, endRefusal, type EndPreview } from '#lib/ledger/campaigns/end.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { campaignOf } from './campaigns.ts';
import { proposedNow, staleCampaign } from './report.ts';
import { flag } from '#lib/server/db/counting.ts';
import { type Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { writeOnce } from '#lib/server/forms/idempotency.ts';

const { campaigns, ledgerRows: r } = tables;

/** What the end of a campaign would find: settled rows as they are, long-term ones carried over, open ones in its way. */
export async function previewEnd(read: Reader, campaignId: string): Promise<EndPreview> {
	const found = await read
		.select({
			stage: r.stage,
			confirmed: flag(isNotNull(r.outcomeConfirmedOn)),
			rows: count()
		})
		.from(r)
		.where(eq(r.campaignId, campaignId))
		// By place: PostgreSQL does not see that an expression is the same one again.
		.groupBy(sql`1`, sql`2`);
	return endPreview(found);
}

/** The campaign that was ended, and how many long-term rows go on being watched in it. */
export interface Ended {
	campaignId: string;
	carried: number;
}

/**
 * 结束批次: the office ends a campaign in which nothing is open any more (domain §5). Long-term rows go on being
 * watched in it, settled ones may still be hung up again; all else is to be read. The 集中整改情况报告 is drafted
 * with it, unless the office has worded it before.
 * @param version of the campaign as its page was opened
 * @param key the same key does it once
 */
export async function endCampaign(
	actor: Actor,
	campaignId: string,
	version: number,
	key?: string
): Promise<Ended | Refusal> {
	const seen = await campaignOf(actor, campaignId);
	if (isRefusal(seen)) return seen;
	return writeOnce(actor, 'ledger', key, async (tx, at) => {
		const campaign = await campaignOf(actor, campaignId, tx);
		if (isRefusal(campaign)) return campaign;
		const preview = await previewEnd(tx, campaignId);
		const refused = endRefusal(actor, campaign.state, preview);
		if (refused) return refused;
		const report = campaign.report || (await proposedNow(actor, campaign, tx));
		const written = await tx
			.update(campaigns)
			.set({ state: 'ended', endedAt: at, report, version: version + 1 })
			.where(and(eq(campaigns.id, campaignId), eq(campaigns.version, version)))
			.returning({ id: campaigns.id });
		if (written.length === 0) return staleCampaign();
		const { countyId, personId, unitId } = actor;
		const counts = Object.fromEntries(preview.settled.map(({ stage, rows }) => [stage, rows]));
		await append(tx, {
			countyId,
			kind: 'ledger',
			type: 'endCampaign',
			personId,
			unitId,
			at,
			campaignId,
			body: { name: campaign.name, counts }
		});
		return { campaignId, carried: preview.carried };
	});
}
