import { count, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day, Instant } from '#lib/ledger/day.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { newRow } from '#lib/ledger/workflow/verbs/birth.ts';
import { planOn } from './plan.ts';
import { campaignOf, type Campaign } from './campaigns.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from '#lib/server/record/events.ts';
import { writeOnce } from '#lib/server/forms/idempotency.ts';
import { newId } from '#lib/server/ids.ts';
import { insertAssigned } from '#lib/server/record/record.ts';

const { findingOwners, findingOwnerMembers } = tables;

/**
 * 补交办: rows of a finding for further units, in one write; what was dispatched stays as it is.
 * The office hands out anywhere, a township to its own villages.
 * @param key the same key does it once
 * @returns how many rows were made
 */
export async function addAssignment(
	actor: Actor,
	campaignId: string,
	findingId: string,
	unitIds: string[],
	replyBy: Day,
	key?: string
): Promise<{ made: number } | Refusal> {
	const seen = await campaignOf(actor, campaignId);
	if (isRefusal(seen)) return seen;
	return writeOnce(actor, 'ledger', key, async (tx, at) => {
		const campaign = await campaignOf(actor, campaignId, tx);
		if (isRefusal(campaign)) return campaign;
		const plan = await planOn(tx, actor, campaign, { findingId, unitIds, replyBy });
		if (isRefusal(plan)) return plan;
		if (plan.places.length === 0)
			return refuse('already', '所选单位都已有这一项，不用再补交办。', 'unitIds');
		const rows = plan.places.map((place) => ({ ...newRow(place), id: newId() }));
		await insertAssigned(tx, actor, rows, at);
		await insertOwner(tx, actor, campaign, findingId, rows, at);
		return { made: rows.length };
	});
}

/** The addition stands beside the owners as dispatched, never in their place. */
async function insertOwner(
	tx: Tx,
	{ countyId, personId, unitId }: Actor,
	campaign: Campaign,
	findingId: string,
	rows: Pick<LedgerRow, 'unitId' | 'level'>[],
	at: Instant
): Promise<void> {
	const id = newId();
	const [owners] = await tx
		.select({ before: count() })
		.from(findingOwners)
		.where(eq(findingOwners.findingId, findingId));
	await tx.insert(findingOwners).values({
		id,
		countyId,
		findingId,
		ordinal: (owners?.before ?? 0) + 1,
		name: '补交办',
		wording: '补交办',
		role: 'responsible',
		stated: true,
		group: true,
		expected: null
	});
	const units = rows.filter(({ level }) => level !== 'city');
	const members = units.map((row) => ({ ownerId: id, unitId: row.unitId, countyId }));
	await insertMany(tx, findingOwnerMembers, members);
	const unitIds = units.map((row) => row.unitId);
	await append(tx, {
		countyId,
		kind: 'ledger',
		type: 'addAssignment',
		personId,
		unitId,
		at,
		campaignId: campaign.id,
		body: { findingId, unitIds }
	});
}
