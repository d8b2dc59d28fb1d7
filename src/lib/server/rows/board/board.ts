import { type FilterView, filterView } from '#lib/server/rows/filter.ts';
import { type BulkVerb, bulkVerbsOf } from '#lib/ledger/bulk.ts';
import { and, gt, or, eq, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { columns, type Column } from '#lib/ledger/stage.ts';
import {
	type CardPage,
	cardsOf,
	dueKey,
	selectCards,
	type CardRow
} from '#lib/server/rows/cards.ts';
import type { FilterValues } from '#lib/server/sight/filter.ts';
import { today } from '#lib/server/clock.ts';
import { dispatchedCampaigns } from '#lib/server/campaigns/current.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';
import { findingNames } from '#lib/server/findings/titles.ts';
import { firstCards } from './first-cards.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { whereFurther } from '#lib/server/rows/narrowed.ts';
import { whereColumn, whereFilter, whereVisible } from '#lib/server/sight/where.ts';
import { idsIn, ofEach, type Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;
/** Cards of a column that come with the page, as many as it draws at first; then page by page. */
const shownCards = 12;
const pageLength = 40;

const cached = cachedUntilMoved<BoardView>(200);

/** The board of a campaign, or of several, as an actor sees it: each column's count and its first cards. */
export function board(actor: Actor, within: Within, values: FilterValues): Promise<BoardView> {
	const question = [actor.personId, idsIn(within), JSON.stringify(values)].join(' ');
	return cached(actor.countyId, question, () => makeBoard(actor, within, values));
}

async function makeBoard(actor: Actor, within: Within, values: FilterValues): Promise<BoardView> {
	const names = await cardNames(actor, within);
	const where = await boardWhere(actor, within, values, names);
	const found = await firstCards(where, shownCards);
	const rows = [...found.values()].flatMap((column) => column.rows);
	const cards = new Map((await cardsOf(actor, rows, names)).map((card) => [card.head.id, card]));
	const filled = columns.map((column) => {
		const { count, rows } = found.get(column) ?? { count: 0, rows: [] };
		const last = rows.at(-1);
		return {
			column,
			count,
			cards: rows.flatMap(({ id }) => cards.get(id) ?? []),
			next: count > rows.length && last ? boardKey(last) : null
		};
	});
	const filter = await filterView(actor, within, values, names);
	return { filter, columns: filled, bulk: bulkVerbsOf(actor), wide: isWide(actor, values, names) };
}

/** Further cards of one column. `after` is the `next` of the page before. */
export async function columnCards(
	actor: Actor,
	within: Within,
	values: FilterValues,
	column: Column,
	after: string
): Promise<CardPage> {
	const names = await cardNames(actor, within);
	const where = await boardWhere(actor, within, values, names);
	return cardPage(actor, and(where, whereColumn(column)), after, names);
}

/** What cards are named by; of several campaigns each card names its own. */
export async function cardNames(actor: Actor, within: Within): Promise<CardNames> {
	const findings = await ofEach(within, (id) => findingNames(actor.countyId, id));
	const several = idsIn(within).length > 1 ? await dispatchedCampaigns(actor) : [];
	return {
		campaigns: new Map(several.map(({ id, name }) => [id, name])),
		units: await directory(actor.countyId),
		findings: new Map(findings.map((finding) => [finding.id, finding])),
		today: today()
	};
}

/** Cards name the township when more than one township is in sight. */
export function isWide(actor: Actor, values: FilterValues, { units }: CardNames): boolean {
	if (values.scope) return false;
	return !(actor.unitLevel === 'township' || actor.unitLevel === 'village') && units.size > 1;
}

async function boardWhere(
	actor: Actor,
	within: Within,
	values: FilterValues,
	names: CardNames
): Promise<SQL> {
	const narrowed = [
		...(await whereFilter(actor, within, values, names)),
		...whereFurther(actor, values, names)
	];
	return and(whereVisible(actor, within), ...narrowed) as SQL;
}

async function cardPage(
	actor: Actor,
	where: SQL | undefined,
	after: string,
	names: CardNames
): Promise<CardPage> {
	const found = await selectCards(and(where, afterKey(after)), pageLength + 1);
	const cards = found.slice(0, pageLength);
	const last = cards.at(-1);
	return {
		cards: await cardsOf(actor, cards, names),
		next: found.length > pageLength && last ? boardKey(last) : null
	};
}

export function boardKey(row: CardRow): string {
	return `${row.dueOn ?? '9999-12-31'}_${row.id}`;
}

/** Rows behind a key made by `boardKey`; a key nobody made finds nothing. */
export function afterKey(after: string): SQL | undefined {
	const [due = '', id = ''] = after.split('_');
	return or(gt(dueKey, due), and(eq(dueKey, due), gt(r.id, id)));
}

/** `data.board` of /board. */
export interface BoardView {
	filter: FilterView;
	/** All seven, in order. */
	columns: ColumnView[];
	/** Acts this person has over many rows at once. */
	bulk: BulkVerb[];
	/** The scope is wider than one township: cards name the township. */
	wide: boolean;
}

export interface ColumnView extends CardPage {
	column: Column;
	count: number;
}
