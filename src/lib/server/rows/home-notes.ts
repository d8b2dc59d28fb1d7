import { and, inArray, ne } from 'drizzle-orm';
import { dayInWords } from '#lib/ledger/day.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';

const r = tables.ledgerRows;

/** What a reviewer wants made good, by row: 退回补正至 7月12日：请补竣工照片. */
export async function notesOf(ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const found = await db()
		.read.select({ id: r.id, amendBy: r.amendBy, reason: r.returnReason })
		.from(r)
		.where(and(inArray(r.id, ids), ne(r.returnReason, '')));
	return new Map(
		found.map(({ id, amendBy, reason }) => [
			id,
			amendBy ? `退回补正至 ${dayInWords(amendBy)}：${reason}` : `退回：${reason}`
		])
	);
}
