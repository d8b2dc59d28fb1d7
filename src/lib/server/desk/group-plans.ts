import { and, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { Tone } from '#lib/web/part.ts';
import { whereMine } from '#lib/server/sight/where.ts';
import { rowsDoor, type RowsAsked } from '#lib/web/doors.ts';
import { rowSets } from '#lib/ledger/row-sets.ts';
import { whereLight } from '#lib/server/sight/light.ts';
import { whereStageOrSet } from '#lib/server/rows/sets.ts';
import type { Within } from '#lib/server/sight/within.ts';

/** A heap of rows on a person's desk, and the door that opens just these. */
export interface DeskListPlan extends GroupWords {
	href: string;
	where: SQL;
}

interface GroupWords {
	key: string;
	title: string;
	hint: string;
	tone?: Tone;
	folded?: boolean;
}

/**
 * What lies on a person's desk, the most pressing first; what waits for them stands in no heap of lights beside. A
 * village has one list, all others their heaps.
 */
export async function deskListPlans(
	actor: Actor,
	within: Within,
	today: Day
): Promise<DeskListPlan[]> {
	const plans: DeskListPlan[] = [];
	for (const { rows, ...words } of actor.unitLevel === 'village' ? ofVillage : ofOthers)
		plans.push({
			...words,
			href: rowsDoor(rows),
			where: await whereAsked(rows, actor, within, today)
		});
	return plans;
}

async function whereAsked(
	{ mine, light, stage }: RowsAsked,
	actor: Actor,
	within: Within,
	today: Day
): Promise<SQL> {
	return and(
		mine ? whereMine(actor) : undefined,
		light ? whereLight(light, today, actor) : undefined,
		stage ? await whereStageOrSet(stage, { actor, within, today, reviewer: '' }) : undefined
	) as SQL;
}

const ofOthers: (GroupWords & { rows: RowsAsked })[] = [
	{
		key: 'waiting',
		title: rowSets.waiting.words,
		hint: '核查、审定或答复后，责任单位才能往下办',
		rows: { stage: 'waiting' },
		tone: 'blue'
	},
	{
		key: 'returned',
		title: rowSets.returned.words,
		hint: '本单位的条目，请在补正期限前补齐再申请销号',
		rows: { stage: 'returned' },
		tone: 'amber'
	},
	{
		key: 'cameBack',
		title: '重新挂账',
		hint: '已销号又发现问题的，请重定时限、继续整改',
		rows: { mine: true, stage: 'cameBack' },
		tone: 'amber'
	},
	{
		key: 'assigned',
		title: '待认领',
		hint: '本单位尚未认领的交办',
		rows: { mine: true, stage: 'assigned' }
	},
	{
		key: 'overdue',
		title: '逾期',
		hint: '等我答复的列在“待我审核”里',
		rows: { light: 'overdue', stage: 'notWaiting' },
		tone: 'red'
	},
	{
		key: 'unclaimedOverdue',
		title: '逾期未认领',
		hint: '过了认领期限还没有认领',
		rows: { light: 'unclaimedOverdue', stage: 'notWaiting' },
		tone: 'red'
	},
	{
		key: 'dueSoon',
		title: '临期',
		hint: '7 天内到期，含今日',
		rows: { light: 'dueSoon', stage: 'notWaiting' },
		tone: 'amber'
	},
	{
		key: 'own',
		title: '本单位在办',
		hint: '',
		rows: { mine: true, stage: 'underWay' }
	}
];

const ofVillage: (GroupWords & { rows: RowsAsked })[] = [
	{
		key: 'waiting',
		title: '待我答复',
		hint: '移交给本村的，或等本村确认办结的',
		rows: { stage: 'waiting' },
		tone: 'blue'
	},
	{
		key: 'todo',
		title: '待办',
		hint: '',
		rows: { stage: 'withUnit' }
	},
	{
		key: 'done',
		title: rowSets.done.words,
		hint: '已报乡镇或已销号',
		rows: { stage: 'done' },
		folded: true
	}
];
