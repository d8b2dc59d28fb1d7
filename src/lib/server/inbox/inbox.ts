import { and, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { doorWith, rowsDoor } from '#lib/web/doors.ts';
import type { InboxGroup, InboxView, NewsView } from './view.ts';
import { usualUntil } from '#lib/ledger/news.ts';
import { rowSets, type SetName } from '#lib/ledger/row-sets.ts';
import { today } from '#lib/server/clock.ts';
import { countOf } from '#lib/server/db/counting.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { submissionNotes } from './submissions.ts';
import { postedNews, newsInForce } from './news.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import { cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { notesOf } from '#lib/server/rows/notes.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { sortBy } from '#lib/server/rows/sort.ts';
import { setQueries } from '#lib/server/rows/sets.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { doorsOf, idsIn, type Within } from '#lib/server/sight/within.ts';

const shownItems = 20;

export interface Bell {
	/** Rows, ledgers and news of /inbox together. */
	count: number;
	news: NewsView[];
}

const cached = cachedUntilMoved<Bell>(2000);

/** What the bell of a person counts, in a campaign or several; kept in memory until the ledger moves. */
export function bell(actor: Actor, within: Within): Promise<Bell> {
	return cached(actor.countyId, `${actor.personId} ${idsIn(within)}`, async () => {
		const news = await newsInForce(actor, within);
		const totals = await totalsOf(actor, within, await inboxParts(actor, within));
		const rows = totals.reduce((sum, total) => sum + total, 0);
		const ledgers = await submissionNotes(actor, within);
		const sent = ledgers.reduce((sum, note) => sum + note.count, 0);
		return { count: rows + sent + news.length, news };
	});
}

/** 提醒: what waits for this person, was sent back or hung up again or is due within three days, and the news in force. */
export async function inbox(actor: Actor, within: Within): Promise<InboxView> {
	const names = await cardNames(actor, within);
	const groups: InboxGroup[] = [];
	const found = await inboxParts(actor, within);
	const totals = await totalsOf(actor, within, found);
	for (const [at, { part, href, ...words }] of found.entries()) {
		const where = and(whereVisible(actor, within), part);
		const rows = await selectCards(where, shownItems, sortBy('').order);
		const cards = await cardsOf(actor, rows, names);
		const notes = await notesOf(actor, cards, new Map());
		const items = cards.map((card) => ({ ...card, note: notes.get(card.head.id) ?? '' }));
		groups.push({
			...words,
			href: doorWith(href, doorsOf(within)),
			total: totals[at] ?? 0,
			items
		});
	}
	return {
		groups,
		ledgers: await submissionNotes(actor, within),
		news: await newsInForce(actor, within),
		posted: await postedNews(actor, within),
		until: usualUntil(today())
	};
}

/** Which of the rows in sight lie together. */
type InboxPart = Omit<InboxGroup, 'total' | 'items'> & { part: SQL };

async function inboxParts(actor: Actor, within: Within): Promise<InboxPart[]> {
	const ask = { actor, within, today: today(), reviewer: '' };
	const found: InboxPart[] = [];
	for (const { set, ...words } of bells)
		found.push({
			...words,
			href: rowsDoor({ stage: set }),
			part: (await setQueries[set](ask)) as SQL
		});
	return found;
}

/** What the bell rings for, in the order of /inbox. */
const bells: (Pick<InboxPart, 'key' | 'title' | 'hint'> & { set: SetName })[] = [
	{
		key: 'waiting',
		title: rowSets.waiting.words,
		hint: '核查、审定或答复后，责任单位才能往下办',
		set: 'waiting'
	},
	{
		key: 'returned',
		title: rowSets.returned.words,
		hint: '本单位的条目，在补正期限前补齐再申请销号',
		set: 'returned'
	},
	{
		key: 'cameBack',
		title: '重新挂账',
		hint: '责任单位重定时限或制定措施后不再提醒',
		set: 'hungUp'
	},
	{
		key: 'unanswered',
		title: rowSets.unanswered.words,
		hint: '本单位的条目，更新进展就是答复',
		set: 'unanswered'
	},
	{
		key: 'soon',
		title: rowSets.soon.words,
		hint: '本单位的条目，含今日到期和到期要复核的',
		set: 'soon'
	}
];

/** How many rows lie in each heap, all counted in one go over the rows in sight. */
async function totalsOf(actor: Actor, within: Within, all: InboxPart[]): Promise<number[]> {
	const counts = all.map(({ part }, at) => [String(at), countOf(part)] as const);
	const [found] = await db()
		.read.select(Object.fromEntries(counts))
		.from(tables.ledgerRows)
		.where(whereVisible(actor, within));
	return all.map((_, at) => found?.[at] ?? 0);
}
