import { and, eq, type SQL } from 'drizzle-orm';
import type { Sheet } from '#lib/exchange/sheets/book.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { scopeOf, seesWhole } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';
import { citySheet } from './city.ts';
import { sheetContext, rowsOnSheets, type SheetContext } from './context.ts';
import { departmentSheet, runningSheet } from './department.ts';
import { progressInWords } from './progress.ts';
import { townshipSheet, villageSheets } from './township.ts';

const r = tables.ledgerRows;

/** Which of a unit's forms: all it submits, the first of them alone, or the 推进台账 of a department. */
export type UnitTemplates = 'all' | 'first' | 'running';

/**
 * The whole ledger of a unit as it stands now, a sheet for each form: 附件2 and its villages' 附件3 for a township,
 * 附件3 for a village, its own ledger for a department, 附件1 for the county itself.
 * @returns the sheets, or a refusal when the unit has no ledger that the actor sees whole
 */
export function allSheetsOf(
	actor: Actor,
	campaignId: string,
	unitId: string
): Promise<Sheet[] | Refusal> {
	return unitSheets(actor, campaignId, unitId, 'all');
}

/** The same for some of the unit's forms; `running` only for a department. */
export async function unitSheets(
	actor: Actor,
	campaignId: string,
	unitId: string,
	forms: UnitTemplates
): Promise<Sheet[] | Refusal> {
	const context = await sheetContext(actor, campaignId);
	const unit = context?.units.get(unitId);
	if (!context || !unit || !seesWhole(scopeOf(actor), unit)) return unseenSheets();
	if (forms === 'running' && unit.level !== 'department') return unseenSheets();
	const sheets = await sheetsOf(actor, campaignId, unit, forms, context);
	return sheets.length > 0 ? sheets : unseenSheets();
}

/** A ledger out of scope answers the same as one that never was. */
export function unseenSheets(): Refusal {
	return refuse('unseen', '没有找到这个单位的台账：它不在您的范围内，或本批次没有交办给它。');
}

async function sheetsOf(
	actor: Actor,
	campaignId: string,
	unit: DirectoryUnit,
	forms: UnitTemplates,
	context: SheetContext
): Promise<Sheet[]> {
	const rows = await rowsOnSheets(actor, campaignId, whereUnit(unit), context);
	if (rows.length === 0) return [];
	const progress = await progressInWords(rows);
	if (unit.level === 'city') return [await citySheet(unit, rows, context, progress)];
	if (unit.level === 'department')
		return forms === 'running'
			? [await runningSheet(actor, campaignId, unit, rows, context, progress)]
			: [departmentSheet(unit, rows, context, progress)];
	const villages = () => villageSheets(rows, context, progress).map(({ sheet }) => sheet);
	if (unit.level === 'village') return villages();
	const township = townshipSheet(unit, rows, context, progress);
	return forms === 'all' ? [township, ...villages()] : [township];
}

/** The rows that stand on a unit's forms. */
function whereUnit({ id, level }: DirectoryUnit): SQL {
	const where =
		level === 'township' ? eq(r.townshipId, id) : and(eq(r.unitId, id), eq(r.level, level));
	return where as SQL;
}
