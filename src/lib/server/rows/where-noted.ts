import { and, eq, exists, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';

const { events: e, ledgerRows: r } = tables;

/** Rows with a 督导记录: for a supervising unit those it wrote itself, for everybody else any. */
export function whereNoted({ functions, unitId }: Actor): SQL {
	const own = functions.includes('supervision') ? eq(e.unitId, unitId) : undefined;
	const notes = db()
		.read.select({ one: sql`1` })
		.from(e)
		.where(and(eq(e.rowId, r.id), eq(e.kind, 'ledger'), eq(e.type, 'noteSupervision'), own));
	return exists(notes);
}
