import { and, inArray, ne } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { dayInWords } from '#lib/ledger/day.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { veilsOf } from './names.ts';

const r = tables.ledgerRows;

/** What a reviewer wants made good, by row: 退回补正至 7月12日：请补竣工照片. */
export async function notesOf(actor: Actor, ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const found = await db()
		.read.select({
			...{ id: r.id, level: r.level, unitId: r.unitId, townshipId: r.townshipId },
			...{ leadUnitId: r.leadUnitId, amendBy: r.amendBy, returnReason: r.returnReason }
		})
		.from(r)
		.where(and(inArray(r.id, ids), ne(r.returnReason, '')));
	const veil = await veilsOf(actor, found);
	return new Map(
		found.map((row) => {
			const reason = veil(row).text(row.returnReason);
			const until = row.amendBy ? `补正至 ${dayInWords(row.amendBy)}` : '';
			return [row.id, `退回${until}：${reason}`];
		})
	);
}
