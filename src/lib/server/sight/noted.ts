import { and, eq, exists, inArray, max, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { withUnit } from '#lib/ledger/row-sets.ts';
import type { Verb } from '#lib/ledger/verb.ts';
import { verbsOfUnit } from '#lib/ledger/workflow/transition-of.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereMine } from './where.ts';

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

/** Rows the actor's unit is at work on, with a 督导记录 after which it has done nothing yet. */
export function whereUnanswered(actor: Actor): SQL {
	const noted = latest(['noteSupervision']);
	return and(
		whereMine(actor),
		inArray(r.stage, [...withUnit]),
		sql`${noted} > coalesce(${latest(verbsOfUnit)}, 0)`
	) as SQL;
}

function latest(types: readonly Verb[]) {
	return db()
		.read.select({ seq: max(e.seq) })
		.from(e)
		.where(and(eq(e.rowId, r.id), eq(e.kind, 'ledger'), inArray(e.type, [...types])));
}
