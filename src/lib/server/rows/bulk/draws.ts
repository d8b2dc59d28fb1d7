import { and, eq, inArray } from 'drizzle-orm';
import { drawStands } from '#lib/ledger/draw.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { openDraw } from '#lib/server/record/facts-around.ts';

const { drawRows, draws } = tables;

/** The open draw a row lies in. */
export interface DrawOfRow {
	drawId: string;
	/** Looked at itself: it was drawn, or one of its draw was wrong. */
	own: boolean;
	/** Drawn rows of its draw that nobody has looked at yet. */
	waiting: string[];
	failed: boolean;
}

/** The draws of many rows, by row id; a row that was reported after its draw is in none. */
export async function drawsOfRows(ids: string[]): Promise<Map<string, DrawOfRow>> {
	if (ids.length === 0) return new Map();
	const read = db().read;
	const mine = await read
		.select({ rowId: drawRows.rowId, drawId: drawRows.drawId, drawn: drawRows.drawn })
		.from(drawRows)
		.innerJoin(draws, eq(draws.id, drawRows.drawId))
		.where(and(inArray(drawRows.rowId, ids), openDraw));
	const drawIds = [...new Set(mine.map(({ drawId }) => drawId))];
	if (drawIds.length === 0) return new Map();
	const all = await read.select().from(drawRows).where(inArray(drawRows.drawId, drawIds));
	const batches = Map.groupBy(all, ({ drawId }) => drawId);
	return new Map(
		mine.map(({ rowId, drawId, drawn }) => {
			const batch = batches.get(drawId) ?? [];
			const { failed } = drawStands(batch);
			const waiting = batch.filter((row) => row.drawn && row.result === null);
			return [
				rowId,
				{ drawId, own: drawn || failed, failed, waiting: waiting.map((row) => row.rowId) }
			];
		})
	);
}
