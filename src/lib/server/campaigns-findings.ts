import { asc, count, eq, inArray } from 'drizzle-orm';
import type { Level } from '#lib/ledger/row.ts';
import { db } from './db/database.ts';
import { tables } from './db/tables.ts';

const { findings, findingOwners, findingOwnerMembers, ledgerRows } = tables;

/** A finding of a campaign with who was given it. */
export interface CampaignFinding {
	id: string;
	kind: 'feedback' | 'selfFound';
	number: string;
	title: string;
	section: string;
	key: boolean;
	toVillages: boolean;
	leftOut: boolean;
	leadUnitId: string | null;
	owners: CampaignOwner[];
	counts: Partial<Record<Level, number>>;
}

export interface CampaignOwner {
	id: string;
	name: string;
	wording: string;
	role: 'lead' | 'responsible';
	group: boolean;
	expected: number | null;
	/** Units it stood for when it was handed out; none for a group nobody had confirmed. */
	unitIds: string[];
}

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
	return found.map((finding) => ({
		id: finding.id,
		kind: finding.kind,
		number: finding.number,
		title: finding.title,
		section: finding.section,
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
