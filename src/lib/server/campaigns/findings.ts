import { asc, count, eq, inArray } from 'drizzle-orm';
import type { CampaignFinding, CampaignOwner } from './full-view.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { countedOn, namesInFindings } from '#lib/server/findings/names.ts';

const { findings, findingOwners, findingOwnerMembers, ledgerRows } = tables;

/** The findings of a campaign in their order, with owners as dispatched and rows counted. */
export async function campaignFindings(campaignId: string): Promise<CampaignFinding[]> {
	const found = await db()
		.read.select()
		.from(findings)
		.where(eq(findings.campaignId, campaignId))
		.orderBy(asc(findings.ordinal));
	const owners = await ownersOf(found.map(({ id }) => id));
	const rows = await db()
		.read.select({ findingId: ledgerRows.findingId, level: ledgerRows.level, rows: count() })
		.from(ledgerRows)
		.where(eq(ledgerRows.campaignId, campaignId))
		.groupBy(ledgerRows.findingId, ledgerRows.level);
	const names = found[0] ? await namesInFindings(found[0].countyId) : new Map();
	return found.map((finding) => ({
		id: finding.id,
		kind: finding.kind,
		number: finding.number,
		title: maskText(finding.title, countedOn(names, finding.id)),
		section: maskText(finding.section, countedOn(names, finding.id)),
		key: finding.key,
		toVillages: finding.toVillages,
		leftOut: finding.leftOut,
		leadUnitId: finding.leadUnitId,
		owners: owners.get(finding.id) ?? [],
		counts: Object.fromEntries(
			rows.filter((row) => row.findingId === finding.id).map((row) => [row.level, row.rows])
		)
	}));
}

async function ownersOf(findingIds: string[]): Promise<Map<string, CampaignOwner[]>> {
	if (findingIds.length === 0) return new Map();
	const owners = await db()
		.read.select()
		.from(findingOwners)
		.where(inArray(findingOwners.findingId, findingIds))
		.orderBy(asc(findingOwners.ordinal));
	const members = await db()
		.read.select({ ownerId: findingOwnerMembers.ownerId, unitId: findingOwnerMembers.unitId })
		.from(findingOwnerMembers)
		.innerJoin(findingOwners, eq(findingOwners.id, findingOwnerMembers.ownerId))
		.where(inArray(findingOwners.findingId, findingIds));
	const unitsOf = Map.groupBy(members, (member) => member.ownerId);
	const full = owners.map((owner) => ({
		...owner,
		unitIds: (unitsOf.get(owner.id) ?? []).map((member) => member.unitId)
	}));
	return Map.groupBy(full, (owner) => owner.findingId);
}
