import { eq } from 'drizzle-orm';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { memoryOfStore } from '#lib/server/db/memory.ts';
import { tables } from '#lib/server/db/tables.ts';

const t = tables;
type KnownFinding = Facts['finding'] & { selfFound: boolean };

const cache = memoryOfStore(() => new Map<string, KnownFinding>());
const mostCached = 5000;

/** Kept in memory: what was dispatched is never rewritten. */
export async function findingFacts(read: Reader, row: LedgerRow): Promise<KnownFinding> {
	const known = cache().get(row.findingId);
	if (known) return known;
	const all = await readFindings(read, row.campaignId);
	const found = all.get(row.findingId);
	if (!found) throw new Error(`row ${row.id} has no finding`);
	if (cache().size + all.size >= mostCached) cache().clear();
	for (const [id, one] of all) cache().set(id, one);
	return found;
}

/** All of a campaign: who asks for one of them soon asks for the others. */
async function readFindings(read: Reader, campaignId: string): Promise<Map<string, KnownFinding>> {
	const { id, number, title, kind } = t.findings;
	const findings = await read
		.select({ id, number, title, kind })
		.from(t.findings)
		.where(eq(t.findings.campaignId, campaignId));
	const facets = await partsOf(t.facets, read, campaignId);
	const measures = await partsOf(t.measures, read, campaignId);
	const known = findings.map(({ id, number, title, kind }): [string, KnownFinding] => {
		const ids = { facetIds: facets.get(id) ?? [], measureIds: measures.get(id) ?? [] };
		return [id, { number, title, selfFound: kind === 'selfFound', ...ids }];
	});
	return new Map(known);
}

async function partsOf(
	table: typeof t.facets | typeof t.measures,
	read: Reader,
	campaignId: string
) {
	const parts = await read
		.select({ id: table.id, findingId: table.findingId })
		.from(table)
		.innerJoin(t.findings, eq(t.findings.id, table.findingId))
		.where(eq(t.findings.campaignId, campaignId));
	const byFinding = Map.groupBy(parts, ({ findingId }) => findingId);
	return new Map([...byFinding].map(([id, own]) => [id, own.map((part) => part.id)]));
}

const campaignFindings = memoryOfStore(() => new Map<string, string[]>());

/** The findings of a row's campaign, by id; kept in memory like what was dispatched. */
export async function findingIds(read: Reader, { campaignId }: LedgerRow): Promise<string[]> {
	const known = campaignFindings().get(campaignId);
	if (known) return known;
	const found = await read
		.select({ id: t.findings.id })
		.from(t.findings)
		.where(eq(t.findings.campaignId, campaignId));
	const ids = found.map(({ id }) => id);
	if (campaignFindings().size >= mostCached) campaignFindings().clear();
	campaignFindings().set(campaignId, ids);
	return ids;
}
