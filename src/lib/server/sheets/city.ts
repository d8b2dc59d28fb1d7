import { asc, inArray } from 'drizzle-orm';
import type { SheetLine, Sheet } from '#lib/exchange/sheets/book.ts';
import { facetPieces, labelled, type FindingPart } from '#lib/ledger/notices/finding-parts.ts';
import type { FindingCounts } from '#lib/ledger/rates/finding-counts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { levelWordsIn, type DirectoryUnit } from '#lib/server/directory.ts';
import { countsByFinding } from '#lib/server/campaigns/finding-counts.ts';
import { sheetOf, type SheetContext } from './context.ts';
import { findingWords, lineOf } from './line.ts';
import { masked } from './masked.ts';
import { ownersInWords } from './owner-words.ts';
import type { ProgressWords } from './progress.ts';

const { facets, measures } = tables;

/**
 * 附件1: the rows of the county, for each finding a line for every facet or measure, since a cell that spans them
 * would not size itself (domain §7).
 */
export async function citySheet(
	unit: DirectoryUnit,
	rows: LedgerRow[],
	context: SheetContext,
	progress: Map<string, ProgressWords>
): Promise<Sheet> {
	const findingIds = [...new Set(rows.map((row) => row.findingId))];
	const parts = {
		facets: await partsOf(facets, findingIds),
		measures: await partsOf(measures, findingIds),
		owners: await ownersInWords(findingIds)
	};
	const { countyId = '', campaignId = '' } = rows[0] ?? {};
	const { whole } = levelWordsIn(context.units);
	const { byFinding } = await countsByFinding(db().read, campaignId);
	const told = (id: string) => countsInWords(whole, byFinding.get(id));
	const firsts = new Set(
		findingIds.map((id) => rows.find(({ findingId }) => findingId === id)?.id)
	);
	const lines = rows.flatMap((row) => {
		const finding = context.findings.get(row.findingId);
		const line = lineOf(row, context, progress.get(row.id));
		const owners = parts.owners.get(row.findingId);
		const first = {
			...line.cells,
			leadUnit: owners?.lead || line.cells.leadUnit,
			responsibleUnit: owners?.responsible ?? '',
			progress: [line.cells.progress, firsts.has(row.id) ? told(row.findingId) : '']
				.filter(Boolean)
				.join('\n')
		};
		const shown = facetPieces(finding?.text ?? '', parts.facets.get(row.findingId) ?? []);
		const wanted = (parts.measures.get(row.findingId) ?? []).map(labelled);
		const lead = finding?.measureLead ?? '';
		return linesOf(
			{ ...line, cells: first },
			row.ordinal === 1 ? shown : [],
			[...(row.ordinal === 1 ? [lead, ...wanted] : []), row.measure].filter(Boolean),
			row.problem
		);
	});
	const all = [...lines, ...selfFoundLines(rows, context, told)];
	const [sheet] = await masked({ countyId, campaignId }, [sheetOf('city', unit, all, context)]);
	return sheet as Sheet;
}

/** One line for each facet or measure; all but the first leave the other cells to the one above. */
function linesOf(
	line: SheetLine,
	facetTexts: string[],
	measureTexts: string[],
	problem: string
): SheetLine[] {
	const shown = problem ? [...facetTexts, `本级具体问题：${problem}`] : facetTexts;
	const length = Math.max(1, shown.length, measureTexts.length);
	return Array.from({ length }, (_, n): SheetLine => {
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

/**
 * How far the county has come with a finding, in a sentence: the same counts as on the desk and in the report, the
 * county's own problem among them.
 */
function countsInWords(whole: string, counts: FindingCounts | undefined): string {
	if (!counts) return '';
	const { problems, closed, longTerm, rectifying } = counts;
	const watched = longTerm > 0 ? `，长期坚持${longTerm}条` : '';
	return `${whole}排查具体问题${problems}个，已销号${closed}条${watched}，正在整改${rectifying}个。`;
}

/** 自查问题 are a finding of their own, which the county need not have a row of (domain §4). */
function selfFoundLines(
	rows: LedgerRow[],
	context: SheetContext,
	told: (findingId: string) => string
): SheetLine[] {
	const own = new Set(rows.map((row) => row.findingId));
	return [...context.findings.values()]
		.filter(({ id, kind }) => kind === 'selfFound' && !own.has(id) && told(id) !== '')
		.map((finding) => ({
			id: '',
			number: '',
			cells: { finding: findingWords(finding), progress: told(finding.id) }
		}));
}
