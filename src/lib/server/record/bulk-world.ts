import { eq } from 'drizzle-orm';
import { stepUnitId } from '#lib/ledger/chain/chain.ts';
import type { Facts, StepPerson } from '#lib/ledger/workflow/facts.ts';
import type { Seats } from '#lib/ledger/chain/panel.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, officeOf, type DirectoryUnit } from '#lib/server/directory.ts';
import { accounts } from '#lib/server/sight/seats.ts';

const t = tables;

/** What stays the same while many acts on one campaign are played. */
export interface World {
	campaign: Facts['campaign'];
	/** 不存在抽取比例; null where the campaign sets none. */
	drawPercent: number | null;
	findings: Map<string, Facts['finding'] & { key: boolean; leadUnitId: string | null }>;
	units: Map<string, DirectoryUnit>;
	office: DirectoryUnit;
	departmentIds: string[];
	/** Accounts that can sign in, by unit. */
	people: Map<string, StepPerson[]>;
}

/** Reads the world of a campaign. @throws when the county has no office or no such campaign */
export async function readWorld(
	read: Reader,
	countyId: string,
	campaignId: string
): Promise<World> {
	const units = await directory(countyId, read);
	const office = officeOf(units);
	const [campaign] = await read.select().from(t.campaigns).where(eq(t.campaigns.id, campaignId));
	if (!office || !campaign) throw new Error(`no office or campaign ${campaignId} in ${countyId}`);
	return {
		campaign: {
			startOn: campaign.startOn,
			endOn: campaign.endOn,
			ended: campaign.state === 'ended'
		},
		drawPercent: campaign.drawPercent,
		findings: await readFindings(read, campaignId),
		units,
		office,
		departmentIds: [...units.values()]
			.filter((unit) => unit.level === 'department')
			.map((unit) => unit.id),
		people: await accounts(countyId, read)
	};
}

/** The accounts that could sign a row's waiting step. @param signers of `verify` since the last request */
export function seatsIn({ office, people }: World, row: LedgerRow, signers: string[]): Seats {
	return {
		officeId: office.id,
		stepPeople: people.get(stepUnitId(row, office.id)) ?? [],
		officePeople: people.get(office.id) ?? [],
		signers: signers.slice(signers.length - row.chainStep)
	};
}

async function readFindings(read: Reader, campaignId: string): Promise<World['findings']> {
	const f = t.findings;
	const found = await read.select().from(f).where(eq(f.campaignId, campaignId));
	const facets = await partsOf(read, t.facets, campaignId);
	const measures = await partsOf(read, t.measures, campaignId);
	return new Map(
		found.map(({ id, number, title, key, leadUnitId }) => [
			id,
			{
				...{ number, title, key, leadUnitId },
				facetIds: facets.get(id) ?? [],
				measureIds: measures.get(id) ?? []
			}
		])
	);
}

async function partsOf(
	read: Reader,
	part: typeof t.facets | typeof t.measures,
	campaignId: string
) {
	const found = await read
		.select({ id: part.id, findingId: part.findingId })
		.from(part)
		.innerJoin(t.findings, eq(t.findings.id, part.findingId))
		.where(eq(t.findings.campaignId, campaignId));
	const byFinding = new Map<string, string[]>();
	for (const { id, findingId } of found)
		byFinding.set(findingId, [...(byFinding.get(findingId) ?? []), id]);
	return byFinding;
}
