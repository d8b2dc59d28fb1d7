import { and, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { doorWith } from '#lib/web/doors.ts';
import type { LeanRow } from '#lib/ledger/row.ts';
import type { Verb } from '#lib/ledger/verb.ts';
import type { Offer } from '#lib/ledger/workflow/offer.ts';
import { lacksDeadline } from '#lib/ledger/workflow/prompt.ts';
import { type CardView, cardsOf, selectCards } from '#lib/server/rows/cards.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import type { CardNames } from '#lib/server/sight/card-names.ts';
import type { CardRow } from '#lib/server/rows/cards.ts';
import { deskListPlans, type DeskListPlan } from './group-plans.ts';
import { notesOf } from '#lib/server/rows/notes.ts';
import { offersOf } from '#lib/server/rows/row/offers.ts';
import { sortBy } from '#lib/server/rows/sort.ts';
import { whereVisible } from '#lib/server/sight/where.ts';
import { doorsOf, type Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;
const shown = { village: 200, desk: 6 };

/** Heaps of what is asked of this person today, each with its first rows; heaps with nothing in them are left out. */
export async function deskLists(actor: Actor, within: Within): Promise<DeskList[]> {
	const names = await cardNames(actor, within);
	const plans = await deskListPlans(actor, within, names.today);
	const most = actor.unitLevel === 'village' ? shown.village : shown.desk;
	const heaps: Heap[] = [];
	for (const plan of plans) {
		const where = and(whereVisible(actor, within), plan.where) as SQL;
		const limit = plan.folded ? 5 : most;
		const rows = await selectCards(where, limit, sortBy('').order);
		// As many as may be shown: there may be more.
		const total = rows.length < limit ? rows.length : await db().read.$count(r, where);
		if (total > 0) heaps.push({ plan, rows, total });
	}
	const shut = (folded: boolean) => heaps.filter(({ plan }) => Boolean(plan.folded) === folded);
	const open = await itemsOf(actor, shut(false), names, true);
	const folded = await itemsOf(actor, shut(true), names, false);
	return heaps.map(({ plan, rows, total }) => {
		const { key, title, hint, href, folded: isFolded } = plan;
		const items = rows.flatMap(({ id }) => (isFolded ? folded : open).get(id) ?? []);
		const door = doorWith(href, doorsOf(within));
		return { key, title, hint, href: door, folded: isFolded, total, items };
	});
}

interface Heap {
	plan: DeskListPlan;
	rows: CardRow[];
	total: number;
}

/** The rows of several heaps by id, all asked about at once: one that lies in two heaps is the same in both. */
async function itemsOf(
	actor: Actor,
	heaps: Heap[],
	names: CardNames,
	offered: boolean
): Promise<Map<string, HomeItem>> {
	const rows = new Map(heaps.flatMap((heap) => heap.rows).map((row) => [row.id, row]));
	const cards = await cardsOf(actor, [...rows.values()], names);
	const offers = await offersOf(actor, offered ? cards : []);
	const notes = await notesOf(actor, cards, offers);
	const items = cards.map((card): HomeItem => ({
		...card,
		note: notes.get(card.head.id) ?? '',
		acts: likelyActs(card, offers.get(card.head.id))
	}));
	return new Map(items.map((item) => [item.head.id, item]));
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
function isLikely(verb: Verb, head: LeanRow): boolean {
	if (verb === 'amend') return lacksDeadline(head);
	return verb !== 'requestClosure' || !lacksDeadline(head);
}

/** A heap of rows on a desk. */
export interface DeskList {
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
