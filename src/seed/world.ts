import { eq } from 'drizzle-orm';
import type { StepPerson } from '#lib/ledger/workflow/facts.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, officeOf, type DirectoryUnit } from '#lib/server/directory.ts';
import { accounts } from '#lib/server/sight/seats.ts';

const { facets, findings: f, measures } = tables;

/** What a story is told of: the findings of a campaign, the units of its county and who works there. */
export interface World {
	findings: Map<string, { number: string; facetIds: string[]; measureIds: string[] }>;
	units: Map<string, DirectoryUnit>;
	office: DirectoryUnit;
	/** Accounts that can sign in, by unit. */
	people: Map<string, StepPerson[]>;
}

/** Reads the world of a campaign. @throws when the county has no office */
export async function readWorld(
	read: Reader,
	countyId: string,
	campaignId: string
): Promise<World> {
	const units = await directory(countyId, read);
	const office = officeOf(units);
	if (!office) throw new Error(`county ${countyId} has no office`);
	const found = await read
		.select({ id: f.id, number: f.number })
		.from(f)
		.where(eq(f.campaignId, campaignId));
	const facetIds = await partsOf(read, facets, campaignId);
	const measureIds = await partsOf(read, measures, campaignId);
	return {
		findings: new Map(
			found.map(({ id, number }) => [
				id,
				{ number, facetIds: facetIds.get(id) ?? [], measureIds: measureIds.get(id) ?? [] }
			])
		),
		units,
		office,
		people: await accounts(countyId, read)
	};
}

async function partsOf(read: Reader, part: typeof facets | typeof measures, campaignId: string) {
	const found = await read
		.select({ id: part.id, findingId: part.findingId })
		.from(part)
		.innerJoin(f, eq(f.id, part.findingId))
		.where(eq(f.campaignId, campaignId));
	const byFinding = new Map<string, string[]>();
	for (const { id, findingId } of found)
		byFinding.set(findingId, [...(byFinding.get(findingId) ?? []), id]);
	return byFinding;
}
