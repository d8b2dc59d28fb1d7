import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { scopeOf, seesWhole } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { submissionForbidden, type SubmissionVerb } from '#lib/ledger/submissions/submission.ts';
import { campaignOf, type Campaign } from '#lib/server/campaigns/campaigns.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { submits } from './expected.ts';

/** A unit with the campaign it submits in. */
export interface Submitter {
	unit: DirectoryUnit;
	campaign: Campaign;
}

/**
 * The unit and campaign of a submission, if the actor sees the unit's whole ledger.
 * @returns `unseen` for another county's, for one out of sight, for a village and for one that never was: all alike
 */
export async function submitter(
	actor: Actor,
	campaignId: string,
	unitId: string
): Promise<Submitter | Refusal> {
	const unit = (await directory(actor.countyId)).get(unitId);
	const campaign = await campaignOf(actor, campaignId);
	const seen = unit !== undefined && submits(unit) && seesWhole(scopeOf(actor), unit);
	if (!seen || 'refused' in campaign)
		return refuse('unseen', '没有找到这个单位的报送：它不在您的范围内，或网址有误。');
	return { unit, campaign };
}

/** The same for an act: also whether this person may do it. */
export async function submitterFor(
	actor: Actor,
	verb: SubmissionVerb,
	campaignId: string,
	unitId: string
): Promise<Submitter | Refusal> {
	const place = await submitter(actor, campaignId, unitId);
	if ('refused' in place) return place;
	return submissionForbidden(actor, verb, unitId) ?? place;
}

/** What a table keeps of this unit and campaign. */
export function whereSubmitter(
	table: typeof tables.submissions | typeof tables.submissionScans,
	{ unit, campaign }: Submitter
) {
	return and(
		eq(table.countyId, campaign.countyId),
		eq(table.campaignId, campaign.id),
		eq(table.unitId, unit.id)
	);
}

/** The rows whose state a unit answers for: a township's with those of its villages, a department's own. */
export function whereOfUnit({ unit, campaign }: Submitter) {
	const { ledgerRows: r } = tables;
	return and(
		eq(r.countyId, campaign.countyId),
		eq(r.campaignId, campaign.id),
		unit.level === 'township'
			? eq(r.townshipId, unit.id)
			: and(eq(r.unitId, unit.id), eq(r.level, 'department'))
	);
}
