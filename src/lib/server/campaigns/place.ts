import type { Place } from '#lib/ledger/workflow/verbs/birth.ts';
import type { Campaign } from './campaigns.ts';
import type { tables } from '#lib/server/db/tables.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';

/**
 * Where a row of a finding stands when a unit gets one, and by which chain it will be judged. A lead unit that was
 * merged since the dispatch is the unit that took it in.
 */
export function placeOf(
	campaign: Campaign,
	finding: typeof tables.findings.$inferSelect,
	unit: DirectoryUnit,
	units: Map<string, DirectoryUnit>
): Omit<Place, 'ordinal' | 'replyBy'> {
	const township = { township: unit.id, village: unit.parentId, city: null, department: null };
	const leadUnitId = finding.leadUnitId;
	return {
		countyId: campaign.countyId,
		campaignId: campaign.id,
		findingId: finding.id,
		unitId: unit.id,
		townshipId: township[unit.level],
		leadUnitId: units.get(leadUnitId ?? '')?.mergedIntoId ?? leadUnitId,
		level: unit.level,
		chain: campaign.chains[unit.level]
	};
}
