import { addDays, dayOf, daysBetween } from '#lib/ledger/day.ts';
import type { RowAct, RowKey } from './act.ts';
import type { Calendar } from './calendar.ts';
import type { Case } from './cases.ts';
import { diaryOf, type Diary } from './diary.ts';
import type { Goal } from './goal.ts';
import type { Random } from './random.ts';
import { wordsOf, type RowWords } from './words.ts';

/** A row as its road needs it. */
export interface RoadRow {
	key: RowKey;
	person: { name: string; phone: string };
	leader: string;
	case: Case;
	facetIds: string[];
	measureIds: string[];
	/** Its township settles everything of this finding within three weeks. */
	pressed: boolean;
	/** Not put up for closing before this day, because rows below must be settled. */
	applyFrom: number;
}

interface Traveller {
	row: RoadRow;
	goal: Goal;
	diary: Diary;
	words: RowWords;
	calendar: Calendar;
	random: Random;
}

/** Every act that brings a row from assigned to its goal, spread over the days of the campaign. */
export function roadOf(row: RoadRow, goal: Goal, calendar: Calendar, random: Random): RowAct[] {
	const diary = diaryOf(row.key, calendar, random);
	const traveller = { row, goal, diary, words: wordsOf(row, random), calendar, random };
	if (goal === 'notFound') report(traveller);
	else if (goal !== 'waiting') take(traveller);
	return diary.acts;
}

/**
 * The acts on a further problem of a unit, told from the plan of its first.
 * @param first acts of the row it was found beside; the new one is written in among them
 */
export function furtherRoad(
	row: RoadRow,
	first: RowAct[],
	calendar: Calendar,
	random: Random
): RowAct[] {
	const plan = first.find(({ command }) => command.verb === 'plan');
	if (!plan) return [];
	const words = wordsOf(row, random);
	const at = new Date(Date.parse(plan.at) + 60_000 * random.whole(1, 20)).toISOString();
	const added: RowAct = {
		...plan,
		at,
		command: words.addProblem(row.case.problem)
	};
	if (random.chance(0.4)) return [added];
	const next = new Date(Date.parse(at) + 60_000 * random.whole(5, 40)).toISOString();
	const on = dayOf(next);
	const planned = words.plan(on, daysBetween(on, calendar.today) + random.whole(5, 20));
	return [added, { at: next, row: row.key, by: 'unit', command: planned }];
}

function report({ diary, words, row, random }: Traveller): void {
	diary.later(3, row.pressed ? 14 : 31);
	if (random.chance(0.3)) diary.write('unit', words.claim());
	diary.write('unit', words.reportNotFound(diary.on()));
}

function take(traveller: Traveller): void {
	const { diary, words, row, goal } = traveller;
	diary.later(1, goal === 'claimed' ? 30 : row.pressed ? 4 : 8);
	diary.write('unit', words.claim());
	if (goal === 'claimed') return;
	diary.later(0, 4);
	diary.write('unit', words.plan(diary.on(), daysGiven(traveller)));
	work(traveller);
	if (goal !== 'rectifying' && goal !== 'overdue') putUp(traveller);
}

function work({ diary, words, row, goal, random }: Traveller): void {
	const entries = goal === 'overdue' || row.pressed ? 1 : random.whole(1, 3);
	for (let entry = 0; entry < entries; entry++) {
		diary.later(2, row.pressed ? 4 : 6);
		diary.write('unit', words.progress(diary.on(), entry));
	}
}

function putUp(traveller: Traveller): void {
	const { diary, words, row, goal, random, calendar } = traveller;
	diary.later(1, row.pressed ? 3 : 5);
	// Many wait until the last days, so that there is something to see of the week.
	if (!row.pressed && random.chance(0.5)) diary.until(calendar.days - random.whole(1, 8));
	diary.until(row.applyFrom);
	diary.write('unit', words.requestClosure(diary.on()));
	if (goal === 'verifying') return;
	diary.later(1, 2);
	const sentBack =
		goal === 'returned' || (goal === 'closed' && !row.pressed && random.chance(0.15));
	if (sentBack) sendBack(traveller);
	if (goal !== 'returned') sign(traveller);
}

function sendBack({ diary, words, goal }: Traveller): void {
	diary.write('reviewer', words.giveBack(addDays(diary.on(), 7)));
	diary.later(1, 2);
	diary.write('unit', words.progress(diary.on(), 3));
	if (goal === 'returned') return;
	diary.write('unit', words.requestClosure(diary.on()));
	diary.later(0, 2);
}

function sign({ diary, words, goal }: Traveller): void {
	diary.write('reviewer', words.verify());
	if (goal === 'approving') return;
	diary.later(0, 2);
	diary.write('reviewer', words.approve());
	if (goal !== 'reopened') return;
	diary.later(2, 4);
	diary.write('supervision', words.reopen());
	diary.later(0, 2);
	diary.write('unit', words.progress(diary.on(), 1));
}

/** Days from the plan to the deadline: what is to be overdue by now ends before today. */
function daysGiven({ goal, diary, calendar, random, row }: Traveller): number {
	const left = calendar.days - diary.day();
	if (goal === 'overdue') return random.whole(Math.min(left, 4), left);
	return left + (row.pressed ? random.whole(2, 6) : random.whole(1, 21));
}
