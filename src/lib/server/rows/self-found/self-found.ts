import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { identityRefusal, refusalOf } from '#lib/ledger/command/command.ts';
import { selfFoundForm } from '#lib/ledger/command/self-found.ts';
import { dayOf } from '#lib/ledger/day.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { selfFoundRefusal, selfFoundRow, type Place } from '#lib/ledger/workflow/verbs/birth.ts';
import { placeOf } from '#lib/server/campaigns/place.ts';
import { campaignOf } from '#lib/server/campaigns/campaigns.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { forgetKept } from '#lib/server/forms/fields-kept.ts';
import { writeOnce } from '#lib/server/forms/idempotency.ts';
import { nextOrdinal } from '#lib/server/record/facts-around.ts';
import { insertBorn } from '#lib/server/record/record.ts';

const { findings } = tables;

/** A row that was registered. */
export interface Registered {
	id: string;
}

/**
 * 登记自查问题: a unit puts a problem it found itself on the ledger, under the campaign's finding of that kind; the
 * level above takes it in or not. A township may type for its villages (domain §4, §5).
 * @param typed as the form sends it
 * @param key the same key does it once
 */
export async function registerSelfFound(
	actor: Actor,
	campaignId: string,
	typed: unknown,
	key?: string
): Promise<Registered | Refusal> {
	const campaign = await campaignOf(actor, campaignId);
	if (isRefusal(campaign)) return campaign;
	const read = selfFoundForm.safeParse(typed);
	if (!read.success) return refusalOf(read.error);
	const identity = identityRefusal(read.data);
	if (identity) return identity;
	return writeOnce(actor, 'ledger', key, async (tx, at) => {
		const place = await placeIn(tx, actor, campaignId, read.data.unitId);
		if (isRefusal(place)) return place;
		const born = selfFoundRow(place, read.data, actor, dayOf(at));
		const [id = ''] = await insertBorn(tx, actor, [born], at, read.data.notNames);
		await forgetKept(tx, actor, selfFoundKey(campaignId));
		return { id };
	});
}

/** Where the half-filled form of a campaign is kept. */
export function selfFoundKey(campaignId: string): string {
	return `selfFound:${campaignId}`;
}

async function placeIn(
	tx: Tx,
	actor: Actor,
	campaignId: string,
	unitId: string
): Promise<Omit<Place, 'replyBy'> | Refusal> {
	const [campaign] = await tx
		.select()
		.from(tables.campaigns)
		.where(eq(tables.campaigns.id, campaignId));
	if (campaign?.state !== 'dispatched')
		return refuse('campaignEnded', '本批次已结束，不能再登记自查问题；请登记到新的批次。');
	const units = await directory(actor.countyId, tx);
	const unit = units.get(unitId);
	if (!unit || unit.mergedIntoId)
		return refuse('said', '这个单位已不在名单里，请重新选择。', 'unitId');
	const [finding] = await tx
		.select()
		.from(findings)
		.where(and(eq(findings.campaignId, campaignId), eq(findings.kind, 'selfFound')));
	if (!finding) return refuse('noSelfFound', '本批次没有设自查问题，请联系办公室。');
	const place = placeOf(campaign, finding, unit, units);
	const refused = selfFoundRefusal(actor, { ...place, ordinal: 1 });
	return refused ?? { ...place, ordinal: await nextOrdinal(tx, place, unit.id) };
}
