import { eq } from 'drizzle-orm';
import type { Facts } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const t = tables;
type KnownFinding = Facts['finding'] & { selfFound: boolean };

const kept = new Map<string, KnownFinding>();
const mostKept = 5000;

/** Kept in memory: what was dispatched is never rewritten. */
export async function findingFacts(read: Reader, row: LedgerRow): Promise<KnownFinding> {
	const known = kept.get(row.findingId);
	if (known) return known;
	const found = await readFinding(read, row);
	if (kept.size >= mostKept) kept.clear();
	kept.set(row.findingId, found);
	return found;
}

async function readFinding(read: Reader, row: LedgerRow): Promise<KnownFinding> {
	const [finding] = await read
		.select({ number: t.findings.number, title: t.findings.title, kind: t.findings.kind })
		.from(t.findings)
		.where(eq(t.findings.id, row.findingId));
	if (!finding) throw new Error(`row ${row.id} has no finding`);
	const facets = await read
		.select({ id: t.facets.id })
		.from(t.facets)
		.where(eq(t.facets.findingId, row.findingId));
	const measures = await read
		.select({ id: t.measures.id })
		.from(t.measures)
		.where(eq(t.measures.findingId, row.findingId));
	const { number, title, kind } = finding;
	return {
		...{ number, title, selfFound: kind === 'selfFound' },
		facetIds: facets.map((f) => f.id),
		measureIds: measures.map((m) => m.id)
	};
}

const campaignFindings = new Map<string, string[]>();

/** The findings of a row's campaign, by id; kept in memory like what was dispatched. */
export async function findingIds(read: Reader, { campaignId }: LedgerRow): Promise<string[]> {
	const known = campaignFindings.get(campaignId);
	if (known) return known;
	const found = await read
		.select({ id: t.findings.id })
		.from(t.findings)
		.where(eq(t.findings.campaignId, campaignId));
	const ids = found.map(({ id }) => id);
	if (campaignFindings.size >= mostKept) campaignFindings.clear();
	campaignFindings.set(campaignId, ids);
	return ids;
}
