import { type CardPage, cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { type FilterView, filterView } from '#lib/server/rows/filter.ts';
import { type BulkVerb, bulkVerbsOf } from '#lib/ledger/bulk.ts';
import { and, eq, inArray, not, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { rowSets } from '#lib/ledger/row-sets.ts';
import { stages } from '#lib/ledger/stage.ts';
import type { FilterValues } from '#lib/server/sight/filter.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cardNames, isWide } from '#lib/server/rows/board/board.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';
import { whereReviewer } from '#lib/server/rows/reviews.ts';
import { whereStanding } from '#lib/server/rows/rollups.ts';
import { sortBy } from '#lib/server/rows/sort.ts';
import { whereWaiting } from '#lib/server/rows/waiting.ts';
import { whereThisWeek } from '#lib/server/rows/week.ts';
import { whereFurther } from '#lib/server/sight/further.ts';
import { whereHungUp } from '#lib/server/sight/hung-up.ts';
import { whereLacking } from '#lib/server/sight/lacking.ts';
import { whereNoted, whereUnanswered } from '#lib/server/sight/noted.ts';
import { whereSet } from '#lib/server/sight/set.ts';
import { whereSoon } from '#lib/server/sight/soon.ts';
import { whereFilter, whereReturned, whereVisible } from '#lib/server/sight/where.ts';
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
	return and(
		whereVisible(actor, within),
		...(await whereFilter(actor, within, values, names)),
		...whereFurther(actor, values, names),
		await whereStage(actor, within, values.stage),
		await whereReviewer(actor, within, values),
		values.week ? whereThisWeek(actor.countyId, values.week) : undefined
	);
}

/**
 * A stage, a set that a desk counts, `waiting`, `notWaiting`: what waits for this person's signature or does not,
 * `done`: 已办, `returned`: sent back to them, `hungUp`: hung up again here or below, `soon`: due in three days,
 * `lacking`: what keeps its unit from submitting, `noted`: with a 督导记录, `unanswered`: with one that its unit has not
 * answered, `ready` and `lost`: 具备销号条件 and 条件失效, `signedLate`: said by `whereReviewer`.
 */
async function whereStage(actor: Actor, within: Within, name: string): Promise<SQL | undefined> {
	if (name === 'waiting') return whereWaiting(actor, within);
	if (name === 'notWaiting') return not(await whereWaiting(actor, within));
	if (name === 'done')
		return and(whereSet('handedOn', today()), not(await whereWaiting(actor, within)));
	if (name === 'returned') return whereReturned(actor);
	if (name === 'hungUp') return whereHungUp(actor, today());
	if (name === 'soon') return whereSoon(actor, today());
	if (name === 'signedLate') return undefined;
	if (name === 'lacking') return whereLacking();
	if (name === 'noted') return whereNoted(actor);
	if (name === 'unanswered') return whereUnanswered(actor);
	if (name === 'ready' || name === 'lost') return whereStanding(actor, within, name);
	const set = rowSets.find((known) => known === name);
	if (set) return whereSet(set, today());
	const stage = stages.find((known) => known === name);
	return stage ? inArray(r.stage, [stage]) : name ? eq(r.id, '') : undefined;
}

/** `data.list` of /rows. */
export interface ListView extends CardPage {
	filter: FilterView;
	total: number;
	wide: boolean;
	/** Acts this person has over many rows at once. */
	bulk: BulkVerb[];
}
