import { type CardPage, cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { type FilterView, filterView } from '#lib/server/rows/filter.ts';
import { type BulkVerb, bulkVerbsOf } from '#lib/ledger/bulk.ts';
import { and, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { FilterValues } from '#lib/server/sight/filter.ts';
import type { SetName } from '#lib/ledger/row-sets.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cardNames, isWide } from '#lib/server/rows/board/board.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';
import { whereHeld } from '#lib/server/rows/reviews.ts';
import { sortBy } from '#lib/server/rows/sort.ts';
import { whereThisWeek } from '#lib/server/rows/week.ts';
import { whereFurther } from '#lib/server/rows/narrowed.ts';
import { whereStageOrSet } from '#lib/server/rows/sets.ts';
import { whereFilter, whereVisible } from '#lib/server/sight/where.ts';
import type { Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;
const pageLength = 100;

/**
 * The rows that an actor sees of a campaign, or of several, as one page of a table; overdue first unless asked otherwise.
 * @param after the `next` of the page before, or null for the first
 */
export async function list(
	actor: Actor,
	within: Within,
	values: FilterValues,
	after: string | null
): Promise<ListView> {
	const names = await cardNames(actor, within);
	const where = await whereListed(actor, within, values, names);
	const sort = sortBy(values.sort);
	const found = await selectCards(and(where, sort.after(after)), pageLength + 1, sort.order);
	const page = found.slice(0, pageLength);
	const last = page.at(-1);
	return {
		filter: await filterView(actor, within, values, names),
		total: await db().read.$count(r, where),
		cards: await cardsOf(actor, page, names),
		next: found.length > pageLength && last ? sort.cursor(last, names) : null,
		wide: isWide(actor, values, names),
		bulk: bulkVerbsOf(actor)
	};
}

/** The rows a view of the list shows, whatever the page. */
export async function whereListed(
	actor: Actor,
	within: Within,
	values: FilterValues,
	names: CardNames
): Promise<SQL | undefined> {
	const { reviewer, stage } = values;
	const ask = { actor, within, today: today(), reviewer };
	// With a review signed late, the unit named is who signed it.
	const held = reviewer && stage !== ('signedLate' satisfies SetName);
	return and(
		whereVisible(actor, within),
		...(await whereFilter(actor, within, values, names)),
		...whereFurther(actor, values, names),
		stage ? await whereStageOrSet(stage, ask) : undefined,
		held ? await whereHeld(actor, within, reviewer) : undefined,
		values.week ? whereThisWeek(actor.countyId, values.week) : undefined
	);
}

/** `data.list` of /rows. */
export interface ListView extends CardPage {
	filter: FilterView;
	total: number;
	wide: boolean;
	/** Acts this person has over many rows at once. */
	bulk: BulkVerb[];
}
