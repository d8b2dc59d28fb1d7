import { tables } from '#lib/server/db/tables.ts';
import { and, desc, eq } from 'drizzle-orm';
import { ledgerEvent } from '#lib/ledger/events/events.ts';
import { db } from '#lib/server/db/database.ts';

const { events } = tables;

/** What happened to a row, the latest first, as it is kept: names and numbers of villagers in full. */
export async function happenedTo(rowId: string) {
	const found = await db()
		.read.select()
		.from(events)
		.where(and(eq(events.rowId, rowId), eq(events.kind, 'ledger')))
		.orderBy(desc(events.seq));
	return found.map((kept) => ({
		kept,
		event: ledgerEvent.parse({
			type: kept.type,
			onBehalfOf: kept.onBehalfOf,
			...(JSON.parse(kept.body) as object)
		})
	}));
}

export type Happened = Awaited<ReturnType<typeof happenedTo>>[number];
