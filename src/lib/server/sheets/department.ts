import { and, eq } from 'drizzle-orm';
import type { SheetLine, Sheet } from '#lib/exchange/sheets/book.ts';
import type { Actor } from '#lib/ledger/actor.ts';
import { countStages, totalsOf } from '#lib/ledger/rates/rates.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { sheetOf, type SheetContext } from './context.ts';
import { findingWords, lineOf } from './line.ts';
import type { ProgressWords } from './progress.ts';

const r = tables.ledgerRows;

/** The department's ledger of 5 July: its own rows (domain §7). */
export function departmentSheet(
	unit: DirectoryUnit,
	rows: LedgerRow[],
	context: SheetContext,
	progress: Map<string, ProgressWords>
): Sheet {
	const lines = rows.map((row) => lineOf(row, context, progress.get(row.id)));
	return sheetOf('department', unit, lines, context);
}

/**
 * 整改推进台账 (domain §1): the department's own rows, and for each finding it leads how far the townships have come.
 */
export async function runningSheet(
	actor: Actor,
	campaignId: string,
	unit: DirectoryUnit,
	rows: LedgerRow[],
	context: SheetContext,
	progress: Map<string, ProgressWords>
): Promise<Sheet> {
	const led = await db()
		.read.select({
			findingId: r.findingId,
			unitId: r.unitId,
			stage: r.stage,
			problem: r.problem,
			goalReached: r.goalReached
		})
		.from(r)
		.where(
			and(whereVisible(actor, campaignId), eq(r.leadUnitId, unit.id), eq(r.level, 'township'))
		);
	const byFinding = Map.groupBy(
		led.filter((row) => row.stage !== 'void'),
		(row) => row.findingId
	);
	const lines = [...context.findings.values()].flatMap((finding) => [
		...rows
			.filter((row) => row.findingId === finding.id)
			.map((row) => lineOf(row, context, progress.get(row.id))),
		...ledLines(finding.id, byFinding.get(finding.id) ?? [], context)
	]);
	return sheetOf('running', unit, lines, context);
}

function ledLines(
	findingId: string,
	rows: Pick<LedgerRow, 'stage' | 'problem' | 'goalReached' | 'unitId'>[],
	{ findings }: SheetContext
): SheetLine[] {
	if (rows.length === 0) return [];
	const { problems, closed, longTerm, rectifying } = totalsOf(countStages(rows));
	const watched = longTerm > 0 ? `长期坚持${longTerm}条，` : '';
	const townships = new Set(rows.map((row) => row.unitId)).size;
	return [
		{
			id: '',
			number: '',
			cells: {
				finding: findingWords(findings.get(findingId)),
				problem: `牵头事项：${townships}个乡镇对照排查，乡镇本级列出具体问题${problems}个。`,
				responsibleUnit: '各乡镇',
				progress: `已销号${closed}条，${watched}正在整改${rectifying}个。`
			}
		}
	];
}
