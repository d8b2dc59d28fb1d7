import { and, eq } from 'drizzle-orm';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { VerbSheet } from '#lib/ui/row-view.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { openDraw } from '../open-draw.ts';

const { drawRows, draws } = tables;

/** The draw a row pending as 未发现 is part of, in numbers; null when none was taken. */
export async function drawView(row: LedgerRow): Promise<VerbSheet['draw']> {
	if (row.stage !== 'notFoundPending') return null;
	const [mine] = await db()
		.read.select({ id: draws.id, drawn: drawRows.drawn, percent: draws.percent })
		.from(drawRows)
		.innerJoin(draws, eq(draws.id, drawRows.drawId))
		.where(and(eq(drawRows.rowId, row.id), openDraw));
	if (!mine) return null;
	const batch = await db()
		.read.select({ drawn: drawRows.drawn })
		.from(drawRows)
		.where(eq(drawRows.drawId, mine.id));
	return {
		drawn: mine.drawn,
		size: batch.length,
		drawnCount: batch.filter((other) => other.drawn).length,
		percent: mine.percent
	};
}
