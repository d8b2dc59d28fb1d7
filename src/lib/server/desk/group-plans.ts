import { and, eq, not, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { LightKind } from '#lib/ledger/due/due.ts';
import type { Tone } from '#lib/web/part.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereWaiting } from '#lib/server/rows/waiting.ts';
import { whereMine, whereReturned } from '#lib/server/sight/where.ts';
import { whereLight } from '#lib/server/sight/light.ts';
import { whereSet } from '#lib/server/sight/set.ts';
import type { Within } from '#lib/server/sight/within.ts';

const r = tables.ledgerRows;

/** A heap of rows on a person's desk. */
export interface GroupPlan {
	key: string;
	title: string;
	hint: string;
	href: string;
	where: SQL;
	tone?: Tone;
	folded?: boolean;
}

/**
 * What lies on a person's desk, the most pressing first; what waits for them stands in no heap of lights beside. A
 * village has one list, all others their heaps.
 */
export async function homeGroups(actor: Actor, within: Within, today: Day): Promise<GroupPlan[]> {
	const waiting = await whereWaiting(actor, within);
	if (actor.unitLevel === 'village') return villageGroups(waiting, today);
	const lit = (kind: LightKind) => and(whereLight(kind, today, actor), not(waiting)) as SQL;
	const mine = whereMine(actor);
	return [
		{
			key: 'waiting',
			title: '待我审核',
			hint: '核查、审定或答复后，责任单位才能往下办',
			href: '/rows?stage=waiting',
			where: waiting,
			tone: 'blue'
		},
		{
			key: 'returned',
			title: '退回待补',
			hint: '本单位的条目，请在补正期限前补齐再申请销号',
			href: '/rows?stage=returned',
			where: whereReturned(actor),
			tone: 'amber'
		},
		{
			key: 'cameBack',
			title: '重新挂账',
			hint: '已销号又发现问题的，请重定时限、继续整改',
			href: '/rows?mine=1&stage=cameBack',
			where: and(mine, whereSet('cameBack', today)) as SQL,
			tone: 'amber'
		},
		{
			key: 'assigned',
			title: '待认领',
			hint: '本单位尚未认领的交办',
			href: '/rows?mine=1&stage=assigned',
			where: and(mine, eq(r.stage, 'assigned')) as SQL
		},
		{
			key: 'overdue',
			title: '逾期',
			hint: '等我答复的列在“待我审核”里',
			href: '/rows?light=overdue&stage=notWaiting',
			where: lit('overdue'),
			tone: 'red'
		},
		{
			key: 'unclaimedOverdue',
			title: '逾期未认领',
			hint: '过了认领期限还没有认领',
			href: '/rows?light=unclaimedOverdue&stage=notWaiting',
			where: lit('unclaimedOverdue'),
			tone: 'red'
		},
		{
			key: 'dueSoon',
			title: '临期',
			hint: '7 天内到期，含今日',
			href: '/rows?light=dueSoon&stage=notWaiting',
			where: lit('dueSoon'),
			tone: 'amber'
		},
		{
			key: 'own',
			title: '本单位在办',
			hint: '',
			href: '/rows?mine=1&stage=underWay',
			where: and(mine, whereSet('underWay', today)) as SQL
		}
	];
}

function villageGroups(waiting: SQL, today: Day): GroupPlan[] {
	return [
		{
			key: 'waiting',
			title: '待我答复',
			hint: '移交给本村的，或等本村确认办结的',
			href: '/rows?stage=waiting',
			where: waiting,
			tone: 'blue'
		},
		{
			key: 'todo',
			title: '待办',
			hint: '',
			href: '/rows?stage=withUnit',
			where: whereSet('withUnit', today)
		},
		{
			key: 'done',
			title: '已办',
			hint: '已报乡镇或已销号',
			href: '/rows?stage=done',
			where: and(whereSet('handedOn', today), not(waiting)) as SQL,
			folded: true
		}
	];
}
