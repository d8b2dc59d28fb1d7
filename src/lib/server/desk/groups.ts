import { and, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { doorWith } from '#lib/web/doors.ts';
import type { RowHead } from '#lib/ledger/row.ts';
import type { Verb } from '#lib/ledger/verb.ts';
import type { Offer } from '#lib/ledger/workflow/offer.ts';
import { lacksDeadline } from '#lib/ledger/workflow/prompt.ts';
import { type CardView, cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';
import { homeGroups, type GroupPlan } from './group-plans.ts';
import { notesOf } from '#lib/server/rows/notes.ts';
import { offersOf } from '#lib/server/rows/row/offers.ts';
import { sortBy } from '#lib/server/rows/sort.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { doorsOf, type Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;
const shown = { village: 200, desk: 6 };

/** Heaps of what is asked of this person today, each with its first rows; heaps with nothing in them are left out. */
export async function deskGroups(actor: Actor, within: Within): Promise<HomeGroup[]> {
	const names = await cardNames(actor, within);
	const plans = await homeGroups(actor, within, names.today);
	const most = actor.unitLevel === 'village' ? shown.village : shown.desk;
	const groups: HomeGroup[] = [];
	for (const plan of plans) {
		const where = and(whereVisible(actor, within), plan.where) as SQL;
		const total = await db().read.$count(r, where);
		if (total === 0) continue;
		const items = await itemsOf(actor, where, plan, names, most);
		const { key, title, hint, href, folded } = plan;
		groups.push({ key, title, hint, href: doorWith(href, doorsOf(within)), folded, total, items });
	}
	return groups;
}

async function itemsOf(
	actor: Actor,
	where: SQL,
	plan: GroupPlan,
	names: CardNames,
	limit: number
): Promise<HomeItem[]> {
	const rows = await selectCards(where, plan.folded ? 5 : limit, sortBy('').order);
	const cards = await cardsOf(actor, rows, names);
	const offers = await offersOf(actor, plan.folded ? [] : cards);
	const notes = await notesOf(actor, cards, offers);
	return cards.map((card) => ({
		...card,
		note: notes.get(card.head.id) ?? '',
		acts: likelyActs(card, offers.get(card.head.id))
	}));
}

/** The two likely acts of a row, the likelier last; claim and plan are one form (domain §6, Village). */
function likelyActs(card: CardView, offer: Offer | undefined): HomeItem['acts'] {
	if (!offer) return [];
	const { hindrance, moves } = offer;
	if (hindrance?.refusal.kind === 'drawFirst') return [{ verb: hindrance.verb, label: '抽取' }];
	// Whose turn has not come is not sent back either.
	if (hindrance?.refusal.kind === 'drawnFirst') return [];
	const open = moves.map((move) => move.verb).filter((verb) => isLikely(verb, card.head));
	const words: [verb: string, label: string][] = [
		['reportNotFound', '未发现此类问题'],
		['plan', card.head.stage === 'assigned' ? '填写问题' : '制定措施'],
		['reportProgress', '写进展'],
		['requestClosure', '报完成'],
		['amend', '重定时限'],
		['return', '退回'],
		['confirmNotFound', '核实'],
		['verify', '核查'],
		['approve', '审定'],
		['refuseExtension', '不同意'],
		['grantExtension', '同意延期'],
		['refuseLongTerm', '不同意'],
		['grantLongTerm', '同意转长期'],
		['refuseSelfFound', '不予受理'],
		['acceptSelfFound', '受理'],
		['keepAssigned', '维持交办'],
		['reassign', '改派'],
		['refuseTransfer', '不接收'],
		['acceptTransfer', '接收'],
		['disputeOutcome', '仍存在'],
		['confirmOutcome', '确认办结'],
		['reviewLongTerm', '阶段复核']
	];
	return words
		.filter(([verb]) => open.includes(verb as (typeof open)[number]))
		.slice(-2)
		.map(([verb, label]) => ({ verb, label }));
}

/** 修改 stands on a desk only to set a new deadline; before that nothing is put up for closing. */
function isLikely(verb: Verb, head: RowHead): boolean {
	if (verb === 'amend') return lacksDeadline(head);
	return verb !== 'requestClosure' || !lacksDeadline(head);
}

/** A heap of rows on a desk. */
export interface HomeGroup {
	key: string;
	title: string;
	/** In few words what is to be done with these; may be empty. */
	hint: string;
	total: number;
	/** The whole list behind `total`. */
	href: string;
	items: HomeItem[];
	/** Shown folded: 已办 5 项. */
	folded?: boolean;
}

export interface HomeItem extends CardView {
	/** 退回补正至 7月12日：请补竣工照片; empty when there is nothing to say. */
	note: string;
	/** At most two; the last is the likelier. Opened as /rows/[id]?verb=…. */
	acts: { verb: string; label: string }[];
}
