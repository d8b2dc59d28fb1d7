import { and, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { villageSummary } from '#lib/ledger/village-summary.ts';
import { movesFor } from '#lib/ledger/workflow/moves.ts';
import type { CardView, HomeGroup, HomeItem, HomeView } from '#lib/ledger/view.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { directory } from '../directory.ts';
import { cardNames } from './board.ts';
import { cardsOf, selectCards, type CardNames } from './cards.ts';
import { homeGroups, type GroupPlan } from './home-groups.ts';
import { notesOf } from './home-notes.ts';
import { sortBy } from './sort.ts';
import { whereVisible } from './where.ts';

const r = tables.ledgerRows;
const shown = { village: 200, desk: 6 };

/** 待办: what is asked of this person today, the first page after sign-in. */
export async function home(actor: Actor, campaignId: string): Promise<HomeView> {
	const names = await cardNames(actor, campaignId);
	const plans = await homeGroups(actor, campaignId, names.today);
	const kind = actor.unitLevel === 'village' ? 'village' : 'desk';
	const groups: HomeGroup[] = [];
	for (const plan of plans) {
		const where = and(whereVisible(actor, campaignId), plan.where) as SQL;
		const total = await db().read.$count(r, where);
		if (total === 0) continue;
		const items = await itemsOf(actor, where, plan, names, shown[kind]);
		const { key, title, hint, href, folded } = plan;
		groups.push({ key, title, hint, href, folded, total, items });
	}
	const summary = kind === 'village' ? villageSummary(groups) : deskSummary(groups, plans);
	return { kind, above: await above(actor), summary, groups };
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
	const notes = await notesOf(cards.map((card) => card.head.id));
	return cards.map((card) => ({
		...card,
		note: notes.get(card.head.id) ?? '',
		acts: plan.folded ? [] : likelyActs(actor, card)
	}));
}

/** The two likely acts of a row, the likelier last; claim and plan are one form (domain §6, Village). */
function likelyActs(actor: Actor, card: CardView): HomeItem['acts'] {
	const open = movesFor(card.head, actor, card.standing).map((move) => move.verb);
	const words: [verb: string, label: string][] = [
		['reportNotFound', '未发现此类问题'],
		['plan', card.head.stage === 'assigned' ? '填写问题' : '制定措施'],
		['reportProgress', '写进展'],
		['requestClosure', '报完成'],
		['return', '退回'],
		['confirmNotFound', '核实'],
		['verify', '核查'],
		['approve', '审定']
	];
	return words
		.filter(([verb]) => open.includes(verb as (typeof open)[number]))
		.slice(-2)
		.map(([verb, label]) => ({ verb, label }));
}

function deskSummary(groups: HomeGroup[], plans: GroupPlan[]): HomeView['summary'] {
	const parts = groups
		.filter((group) => !group.folded)
		.map((group) => ({
			text: `${group.title} ${group.total}`,
			href: group.href,
			tone: plans.find((plan) => plan.key === group.key)?.tone
		}));
	return parts.length ? parts : [{ text: '今天没有等您办理的事项。' }];
}

async function above(actor: Actor): Promise<string | null> {
	const units = await directory(actor.countyId);
	const parent = units.get(units.get(actor.unitId)?.parentId ?? '');
	return parent?.shortName ?? null;
}
