import type { Actor } from '#lib/ledger/actor.ts';
import { rowAsText, rowsAsTable, type CopyShape } from './clipboard.ts';
import { lightOf } from '#lib/ledger/due/due.ts';
import { stageNames } from '#lib/ledger/stage.ts';
import type { FilterValues } from '#lib/server/sight/filter.ts';
import { logListCopied } from '#lib/server/record/access.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import { cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { whereListed } from './list.ts';
import { officePhones } from '#lib/server/rows/phones.ts';
import { sortBy } from '#lib/server/rows/sort.ts';
import { idsIn, type Within } from '#lib/server/sight/within.ts';

/** Rows copied at once; a chat takes no more, and a sheet is better fetched as Excel. */
export const copyLimit = 500;

/**
 * The rows of a view of the list as text to be copied, in its order.
 * @returns the text and how many rows stand in it; `more` when the view has further ones
 */
export async function copyRows(
	actor: Actor,
	within: Within,
	values: FilterValues,
	shape: CopyShape
): Promise<{ text: string; rows: number; more: boolean }> {
	const names = await cardNames(actor, within);
	const where = await whereListed(actor, within, values, names);
	const found = await selectCards(where, copyLimit + 1, sortBy(values.sort).order);
	const shown = found.slice(0, copyLimit);
	const phones = await officePhones(shown.map((row) => row.id));
	const rows = (await cardsOf(actor, shown, names, true)).map((card) => ({
		// What is pasted elsewhere speaks of the unit of the row, whoever copied it.
		card: { ...card, light: lightOf(card.head, names.today) },
		stage: stageNames[card.head.stage],
		officePhone: phones.get(card.head.id) ?? ''
	}));
	const copiedFrom = Map.groupBy(shown, (row) => row.campaignId);
	for (const id of idsIn(within))
		if (idsIn(within).length === 1 || copiedFrom.has(id))
			await logListCopied(actor, id, copiedFrom.get(id)?.length ?? 0);
	const text = shape === 'table' ? rowsAsTable(rows) : rows.map(rowAsText).join('\n');
	return { text, rows: rows.length, more: found.length > copyLimit };
}
