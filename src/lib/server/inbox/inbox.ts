import { and, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { doorWith } from '#lib/web/doors.ts';
import type { InboxGroup, InboxView, NewsView } from './view.ts';
import { usualUntil } from '#lib/ledger/news.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { ledgerNotes } from './submissions.ts';
import { keptNews, newsInForce } from './news.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import { cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { notesOf } from '#lib/server/rows/notes.ts';
import { keptUntilMoved } from '#lib/server/until-moved.ts';
import { sortBy } from '#lib/server/rows/sort.ts';
import { whereWaiting } from '#lib/server/rows/waiting.ts';
import { whereHungUp } from '#lib/server/sight/hung-up.ts';
import { whereUnanswered } from '#lib/server/sight/noted.ts';
import { whereSoon } from '#lib/server/sight/soon.ts';
import { whereReturned, whereVisible } from '#lib/server/sight/where.ts';
import { doorsOf, idsIn, type Within } from '#lib/server/sight/within.ts';

const shownItems = 20;

export interface Bell {
	/** Rows, ledgers and news of /inbox together. */
	count: number;
	news: NewsView[];
}

const kept = keptUntilMoved<Bell>(2000);

/** What the bell of a person counts, in a campaign or several; kept in memory until the ledger moves. */
export function bell(actor: Actor, within: Within): Promise<Bell> {
	return kept(actor.countyId, `${actor.personId} ${idsIn(within)}`, async () => {
		const news = await newsInForce(actor, within);
		const totals = (await heaps(actor, within)).map(({ where }) => totalOf(where));
		const rows = (await Promise.all(totals)).reduce((sum, total) => sum + total, 0);
		const ledgers = await ledgerNotes(actor, within);
		const sent = ledgers.reduce((sum, note) => sum + note.count, 0);
		return { count: rows + sent + news.length, news };
	});
}

/** 提醒: what waits for this person, was sent back or hung up again or is due within three days, and the news in force. */
export async function inbox(actor: Actor, within: Within): Promise<InboxView> {
	const names = await cardNames(actor, within);
	const groups: InboxGroup[] = [];
	for (const { where, href, ...words } of await heaps(actor, within)) {
		const rows = await selectCards(where, shownItems, sortBy('').order);
		const cards = await cardsOf(actor, rows, names);
		const notes = await notesOf(actor, cards, new Map());
		const items = cards.map((card) => ({ ...card, note: notes.get(card.head.id) ?? '' }));
		groups.push({
			...words,
			href: doorWith(href, doorsOf(within)),
			total: await totalOf(where),
			items
		});
	}
	return {
		groups,
		ledgers: await ledgerNotes(actor, within),
		news: await newsInForce(actor, within),
		kept: await keptNews(actor, within),
		until: usualUntil(today())
	};
}

type Heap = Omit<InboxGroup, 'total' | 'items'> & { where: SQL };

async function heaps(actor: Actor, within: Within): Promise<Heap[]> {
	const seen = (part: SQL) => and(whereVisible(actor, within), part) as SQL;
	return [
		{
			...{ key: 'waiting', title: '待我审核', hint: '核查、审定或答复后，责任单位才能往下办' },
			href: '/rows?stage=waiting',
			where: seen(await whereWaiting(actor, within))
		},
		{
			...{ key: 'returned', title: '退回待补', hint: '本单位的条目，在补正期限前补齐再申请销号' },
			href: '/rows?stage=returned',
			where: seen(whereReturned(actor))
		},
		{
			...{ key: 'cameBack', title: '重新挂账', hint: '责任单位重定时限或制定措施后不再提醒' },
			href: '/rows?stage=hungUp',
			where: seen(whereHungUp(actor, today()))
		},
		{
			...{ key: 'unanswered', title: '督导待答复', hint: '本单位的条目，更新进展就是答复' },
			href: '/rows?stage=unanswered',
			where: seen(whereUnanswered(actor))
		},
		{
			...{ key: 'soon', title: '3 天内到期', hint: '本单位的条目，含今日到期和到期要复核的' },
			href: '/rows?stage=soon',
			where: seen(whereSoon(actor, today()))
		}
	];
}

function totalOf(where: SQL): Promise<number> {
	return db().read.$count(tables.ledgerRows, where);
}
