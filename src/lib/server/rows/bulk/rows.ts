import { and, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { BulkLine } from './preview.ts';
import { scopeOf } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import { cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { whereScope } from '#lib/server/sight/where.ts';

const r = tables.ledgerRows;

/** Those of these rows that the actor may see, in the order of `ids`. */
export async function seenRows(actor: Actor, ids: string[]): Promise<LedgerRow[]> {
	if (ids.length === 0) return [];
	const found = await db()
		.read.select()
		.from(r)
		.where(and(inArray(r.id, ids), eq(r.countyId, actor.countyId), whereScope(scopeOf(actor))));
	const rows = new Map(found.map((row) => [row.id, row]));
	return ids.flatMap((id) => rows.get(id) ?? []);
}

/** How the pages name rows to this person, by row id: names of villagers masked where they are. */
export async function bulkLines(
	actor: Actor,
	rows: LedgerRow[]
): Promise<Map<string, Omit<BulkLine, 'draw' | 'why'>>> {
	const lines = new Map<string, Omit<BulkLine, 'draw' | 'why'>>();
	if (rows.length === 0) return lines;
	const ids = rows.map(({ id }) => id);
	const campaigns = [...new Set(rows.map((row) => row.campaignId))];
	const found = await selectCards(inArray(r.id, ids), ids.length);
	const cards = await cardsOf(actor, found, await cardNames(actor, campaigns));
	for (const { head, campaign, number, title, unit, township } of cards) {
		const stage = stageNames[head.stage];
		lines.set(head.id, {
			id: head.id,
			version: head.version,
			stage,
			campaign,
			number,
			title,
			unit,
			township
		});
	}
	// The township is told where there is more than one.
	const townships = new Set([...lines.values()].map(({ township }) => township));
	if (townships.size <= 1) for (const line of lines.values()) line.township = null;
	return lines;
}
