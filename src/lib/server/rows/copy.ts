import { inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { rowAsText, rowsAsTable, type CopyShape } from '#lib/ledger/clipboard.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import type { FilterValues } from '#lib/ledger/view.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { cardNames } from './board.ts';
import { cardsOf, selectCards } from './cards.ts';
import { whereListed } from './list.ts';
import { sortBy } from './sort.ts';

const r = tables.ledgerRows;

/** Rows copied at once; a chat takes no more, and a sheet is better fetched as Excel. */
export const copyLimit = 500;

/**
 * The rows of a view of the list as text to be copied, in its order.
 * @returns the text and how many rows stand in it; `more` when the view has further ones
 */
export async function copyRows(
	actor: Actor,
	campaignId: string,
	values: FilterValues,
	shape: CopyShape
): Promise<{ text: string; rows: number; more: boolean }> {
	const names = await cardNames(actor, campaignId);
	const where = await whereListed(actor, campaignId, values, names);
	const found = await selectCards(where, copyLimit + 1, sortBy(values.sort).order);
	const shown = found.slice(0, copyLimit);
	const phones = await phonesOf(shown.map((row) => row.id));
	const rows = (await cardsOf(actor, shown, names)).map((card) => ({
		card,
		stage: stageNames[card.head.stage],
		officePhone: phones.get(card.head.id) ?? ''
	}));
	const text = shape === 'table' ? rowsAsTable(rows) : rows.map(rowAsText).join('\n');
	return { text, rows: rows.length, more: found.length > copyLimit };
}

async function phonesOf(ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const found = await db()
		.read.select({ id: r.id, phone: r.officePhone })
		.from(r)
		.where(inArray(r.id, ids));
	return new Map(found.map(({ id, phone }) => [id, phone]));
}
