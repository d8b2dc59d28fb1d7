import { and, eq } from 'drizzle-orm';
import { drawStands } from '#lib/ledger/draw.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { DrawView } from './view.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { openDraw } from '#lib/server/record/facts-around.ts';

const { drawRows, draws, ledgerRows } = tables;

/** The draw a row pending as 未发现 is part of, in numbers; null when none was taken. */
export async function drawView(row: LedgerRow): Promise<DrawView | null> {
	if (row.stage !== 'notFoundPending') return null;
	const [mine] = await db()
		.read.select({ id: draws.id, drawn: drawRows.drawn, percent: draws.percent })
		.from(drawRows)
		.innerJoin(draws, eq(draws.id, drawRows.drawId))
		.where(and(eq(drawRows.rowId, row.id), openDraw));
	if (!mine) return null;
	const batch = await db()
		.read.select({
			id: ledgerRows.id,
			unitId: ledgerRows.unitId,
			stage: ledgerRows.stage,
			drawn: drawRows.drawn,
			result: drawRows.result
		})
		.from(drawRows)
		.innerJoin(ledgerRows, eq(ledgerRows.id, drawRows.rowId))
		.where(eq(drawRows.drawId, mine.id));
	const units = await directory(row.countyId);
	const waits = batch.filter((other) => other.stage === 'notFoundPending');
	return {
		id: mine.id,
		drawn: mine.drawn,
		size: batch.length,
		drawnCount: batch.filter((other) => other.drawn).length,
		percent: mine.percent,
		passed: batch.filter((other) => other.drawn && other.result === 'passed').length,
		failed: drawStands(batch).failed,
		rest: waits.filter((other) => !other.drawn).length,
		waiting: waits
			.filter((other) => other.drawn && other.id !== row.id)
			.map((other) => ({ id: other.id, unit: units.get(other.unitId)?.shortName ?? '' }))
	};
}
