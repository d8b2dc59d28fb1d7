import type { SheetLine, Sheet } from '#lib/exchange/sheets/book.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';
import { sheetOf, type SheetContext } from './context.ts';
import { findingWords, lineOf } from './line.ts';
import type { ProgressWords } from './progress.ts';

/**
 * 附件2: the township's own rows, then its villages' problems with 涉及村, and the villages that found nothing as one
 * count for each finding, those confirmed and those not yet (domain §7).
 * @param rows all that lie in the township, in order
 */
export function townshipSheet(
	township: DirectoryUnit,
	rows: LedgerRow[],
	context: SheetContext,
	progress: Map<string, ProgressWords>
): Sheet {
	const line = (row: LedgerRow) => lineOf(row, context, progress.get(row.id));
	const own = rows.filter((row) => row.level === 'township');
	const villages = rows.filter((row) => row.level === 'village');
	const lines = [
		...own.map(line),
		...villages.filter((row) => row.problem).map(line),
		...foundNothing(villages, context, 'notFound', '已核实'),
		...foundNothing(villages, context, 'notFoundPending', '待核实')
	];
	return sheetOf('township', township, lines, context);
}

/** 附件3 of each village that has rows, in code order. */
export function villageSheets(
	rows: LedgerRow[],
	context: SheetContext,
	progress: Map<string, ProgressWords>
): { unit: DirectoryUnit; sheet: Sheet }[] {
	const byVillage = Map.groupBy(
		rows.filter((row) => row.level === 'village'),
		(row) => row.unitId
	);
	return [...byVillage]
		.flatMap(([id, own]) => {
			const unit = context.units.get(id);
			return unit ? [{ unit, own }] : [];
		})
		.sort((a, b) => a.unit.code.localeCompare(b.unit.code))
		.map(({ unit, own }) => {
			const lines = own.map((row) => lineOf(row, context, progress.get(row.id)));
			return { unit, sheet: sheetOf('village', unit, lines, context) };
		});
}

function foundNothing(
	villages: LedgerRow[],
	{ findings }: SheetContext,
	stage: 'notFound' | 'notFoundPending',
	word: string
): SheetLine[] {
	const none = Map.groupBy(
		villages.filter((row) => row.stage === stage && !row.problem),
		(row) => row.findingId
	);
	return [...none].map(([findingId, rows]) => ({
		id: '',
		number: '',
		cells: {
			finding: findingWords(findings.get(findingId)),
			exists: '否',
			problem: '经排查未发现此类问题',
			village: `${rows.length}个村（社区）`,
			completionAndClosure: word
		}
	}));
}
