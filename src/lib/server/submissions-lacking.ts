import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { lackOf } from '#lib/ledger/submission.ts';
import { db } from './db/database.ts';
import { tables } from './db/tables.ts';
import { whereVisible } from './rows/where.ts';

const r = tables.ledgerRows;

/** How many rows keep a unit from submitting its ledger; a township's villages are counted with it. */
export async function lackingCount(
	actor: Actor,
	campaignId: string,
	unitId: string
): Promise<number> {
	const place = actor.unitLevel === 'township' ? eq(r.townshipId, unitId) : eq(r.unitId, unitId);
	const rows = await db()
		.read.select({
			stage: r.stage,
			responsiblePerson: r.responsiblePerson,
			rectification: r.rectification,
			dueOn: r.dueOn
		})
		.from(r)
		.where(and(whereVisible(actor, campaignId), place));
	return rows.filter((row) => lackOf(row) !== null).length;
}
