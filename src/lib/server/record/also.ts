import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Also } from '#lib/ledger/workflow/decide.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { dropUploads } from './staged.ts';
import { newId } from '#lib/server/ids.ts';

const { drawRows, progress } = tables;

/** Writes what a verb asks for beside the row itself, in the same transaction. */
export async function doAlso(
	tx: Tx,
	actor: Actor,
	row: LedgerRow,
	also: Also,
	at: Instant
): Promise<void> {
	switch (also.kind) {
		case 'progress':
			await insertMany(tx, progress, [progressEntry(actor, row, also, at)]);
			return;
		case 'drawResult':
			await tx
				.update(drawRows)
				.set({ result: also.result })
				.where(and(eq(drawRows.drawId, also.drawId), eq(drawRows.rowId, row.id)));
			return;
		case 'uploadsTaken':
			await dropUploads(tx, row.id, also.ids);
	}
}

/** The record of a dated entry of 整改进展. */
export function progressEntry(
	actor: Actor,
	row: LedgerRow,
	{ on, text, nextSteps }: Extract<Also, { kind: 'progress' }>,
	at: Instant
) {
	const { countyId, id: rowId } = row;
	const next = nextSteps ?? null;
	return { id: newId(), countyId, rowId, on, text, next, personId: actor.personId, at };
}
