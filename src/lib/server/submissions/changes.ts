import { compareSheets, type LineChange } from '#lib/exchange/sheets/compare.ts';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import type { ChangedLine, VersionChanges } from './view.ts';
import { maskedCell } from '#lib/server/sheets/masked.ts';
import { namesOfFindings, namesOfRows } from '#lib/server/sight/names.ts';

const most = 100;

/**
 * What one version of a ledger changed in the one before it, in the words of the page; names and numbers of villagers
 * masked for everybody.
 */
export async function changesBetweenVersions(
	{ countyId, id: campaignId }: { countyId: string; id: string },
	before: Sheet[],
	after: Sheet[]
): Promise<VersionChanges> {
	const told = new Set<string>();
	const changed: { line: LineChange; unit: string }[] = [];
	for (const sheet of compareSheets(before, after))
		for (const line of sheet.lines) {
			// A village's row stands in its own sheet and in its township's.
			if (line.id && told.has(line.id)) continue;
			told.add(line.id);
			changed.push({ line, unit: sheet.unitName });
		}
	const shown = changed.slice(0, most);
	const names = await namesOfRows(countyId, shown.map(({ line }) => line.id).filter(Boolean));
	const ofFindings = await namesOfFindings(countyId, campaignId);
	return {
		total: changed.length,
		lines: shown.map(({ line, unit }) => viewOf(line, unit, names.get(line.id) ?? ofFindings))
	};
}

function viewOf(
	{ kind, finding, problem, village, cells }: LineChange,
	unit: string,
	names: readonly string[]
): ChangedLine {
	return {
		kind,
		unit: village || unit,
		text: maskedCell('problem', problem || finding, names),
		cells: cells.map((cell) => ({
			...cell,
			from: maskedCell('', cell.from, names),
			to: maskedCell('', cell.to, names)
		}))
	};
}
