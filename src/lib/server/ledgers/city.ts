import { and, asc, count, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import type { LedgerLine, LedgerSheet } from '#lib/exchange/ledgerBook.ts';
import { facetPieces, labelled, type FindingPart } from '#lib/ledger/finding-parts.ts';
import { totalsOf, type StageCount } from '#lib/ledger/rates.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import type { DirectoryUnit } from '../directory.ts';
import { sheetOf, type LedgerContext } from './context.ts';
import { countyWord } from './county-word.ts';
import { lineOf } from './line.ts';
import { masked } from './masked.ts';
import { ownersInWords } from './owner-words.ts';
import type { ProgressWords } from './progress.ts';

const { facets, ledgerRows: r, measures } = tables;

/**
 * 附件1: the rows of the county, for each finding a line for every facet or measure, since a cell that spans them
 * would not size itself (domain §7).
 */
export async function citySheet(
	unit: DirectoryUnit,
	rows: LedgerRow[],
	context: LedgerContext,
	progress: Map<string, ProgressWords>
): Promise<LedgerSheet> {
	const findingIds = [...new Set(rows.map((row) => row.findingId))];
	const parts = {
		facets: await partsOf(facets, findingIds),
		measures: await partsOf(measures, findingIds),
		owners: await ownersInWords(findingIds),
		below: await countsBelow(unit, rows)
	};
	const lines = rows.flatMap((row) => {
		const finding = context.findings.get(row.findingId);
		const line = lineOf(row, context, progress.get(row.id));
		const owners = parts.owners.get(row.findingId);
		const first = {
			...line.cells,
			leadUnit: owners?.lead || line.cells.leadUnit,
			responsibleUnit: owners?.responsible ?? '',
			progress: [line.cells.progress, parts.below.get(row.findingId)].filter(Boolean).join('\n')
		};
		const shown = facetPieces(finding?.text ?? '', parts.facets.get(row.findingId) ?? []);
		const told = (parts.measures.get(row.findingId) ?? []).map(labelled);
		const lead = finding?.measureLead ?? '';
		return linesOf(
			{ ...line, cells: first },
			row.ordinal === 1 ? shown : [],
			[...(row.ordinal === 1 ? [lead, ...told] : []), row.measure].filter(Boolean),
			row.problem
		);
	});
	const [sheet] = await masked(rows[0]?.campaignId ?? '', [sheetOf('city', unit, lines, context)]);
	return sheet as LedgerSheet;
}

/** One line for each facet or measure; all but the first leave the other cells to the one above. */
function linesOf(
	line: LedgerLine,
	facetTexts: string[],
	measureTexts: string[],
	problem: string
): LedgerLine[] {
	const shown = problem ? [...facetTexts, `本级具体问题：${problem}`] : facetTexts;
	const length = Math.max(1, shown.length, measureTexts.length);
	return Array.from({ length }, (_, n): LedgerLine => {
		const cells = { facets: shown[n] ?? '', measures: measureTexts[n] ?? '' };
		if (n === 0) return { ...line, cells: { ...line.cells, ...cells } };
		return { id: line.id, number: '', goesOn: true, cells };
	});
}

async function partsOf(
	table: typeof facets | typeof measures,
	findingIds: string[]
): Promise<Map<string, FindingPart[]>> {
	const found = await db()
		.read.select({ findingId: table.findingId, label: table.label, text: table.text })
		.from(table)
		.where(inArray(table.findingId, findingIds))
		.orderBy(asc(table.findingId), asc(table.ordinal));
	return Map.groupBy(found, (part) => part.findingId);
}

/** How far departments, townships and villages have come with each finding, in a sentence. */
async function countsBelow(unit: DirectoryUnit, rows: LedgerRow[]): Promise<Map<string, string>> {
	const first = rows[0];
	if (!first) return new Map();
	const one = (what: SQL) => sql<number>`sum(case when ${what} then 1 else 0 end)`.mapWith(Number);
	const found = await db()
		.read.select({
			findingId: r.findingId,
			stage: r.stage,
			rows: count(),
			problems: one(ne(r.problem, '')),
			goalReached: one(eq(r.goalReached, true))
		})
		.from(r)
		.where(
			and(eq(r.countyId, first.countyId), eq(r.campaignId, first.campaignId), ne(r.level, 'city'))
		)
		.groupBy(r.findingId, r.stage);
	const byFinding = Map.groupBy<string, StageCount & { findingId: string }>(
		found,
		(each) => each.findingId
	);
	return new Map(
		[...byFinding].map(([findingId, counts]) => {
			const { problems, closed, longTerm, rectifying } = totalsOf(counts);
			const watched = longTerm > 0 ? `，长期坚持${longTerm}条` : '';
			return [
				findingId,
				`全${countyWord(unit)}排查具体问题${problems}个，已销号${closed}条${watched}，正在整改${rectifying}个。`
			];
		})
	);
}
