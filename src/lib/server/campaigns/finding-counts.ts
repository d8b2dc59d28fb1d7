import { and, count, eq, gt, isNotNull, min, ne, sql } from 'drizzle-orm';
import {
	countsOf,
	type FindingCounts,
	type FindingRows
} from '#lib/ledger/rates/finding-counts.ts';
import { countOf, flag } from '#lib/server/db/counting.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const { ledgerRows: r, rowFindings: f } = tables;

/** The counts of a campaign, whole: of all rows, each once, and of each finding that rows serve. */
export interface CampaignCounts {
	all: FindingCounts;
	byFinding: Map<string, FindingCounts>;
}

/** The only counts by finding: 附件1 and the report say these, whoever asks. */
export async function countsByFinding(read: Reader, campaignId: string): Promise<CampaignCounts> {
	const own = await rowsOf(read, campaignId, false);
	const linked = await rowsOf(read, campaignId, true);
	const byFinding = Map.groupBy([...own, ...linked], ({ findingId }) => findingId);
	return {
		all: countsOf(own),
		byFinding: new Map([...byFinding].map(([id, rows]) => [id, countsOf(rows)]))
	};
}

/** @param linked the same rows under each finding they serve beside their own */
async function rowsOf(read: Reader, campaignId: string, linked: boolean): Promise<FindingRows[]> {
	const counted = read
		.select({
			findingId: linked ? f.findingId : r.findingId,
			stage: r.stage,
			confirmed: flag(isNotNull(r.outcomeConfirmedOn)),
			rows: count(),
			problems: countOf(ne(r.problem, '')),
			goalReached: countOf(eq(r.goalReached, true)),
			reopened: countOf(gt(r.relapses, 0)),
			missed: countOf(gt(r.missed, 0)),
			nextReview: min(r.reviewOn)
		})
		.from(r)
		.$dynamic();
	const beside = and(eq(f.rowId, r.id), ne(f.findingId, r.findingId));
	return (
		(linked ? counted.innerJoin(f, beside) : counted)
			.where(eq(r.campaignId, campaignId))
			// By place: PostgreSQL does not see that an expression is the same one again.
			.groupBy(sql`1`, sql`2`, sql`3`)
	);
}
