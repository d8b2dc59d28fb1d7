import { addDays } from '#lib/ledger/day.ts';
import type { RowAct, RowKey } from './act.ts';
import type { Calendar } from './calendar.ts';
import { diaryOf, type Diary } from './diary.ts';
import type { Goal } from './goal.ts';
import type { Random } from './random.ts';
import { wordsOf, type RowWords } from './words.ts';
import type { Case } from './cases.ts';

/** A row as its road needs it. */
export interface RoadRow {
	key: RowKey;
	person: { name: string; phone: string };
	leader: string;
	case: Case;
	facetIds: string[];
	measureIds: string[];
	/** Has an outcome by so many days after the start; null when nobody presses. */
	finishBy: number | null;
}

/** Every act that brings a row from assigned to its goal, spread over the days of the campaign. */
export function roadOf(
	row: RoadRow,
	goal: Goal,
	calendar: Calendar,
	random: Random
): { acts: RowAct[]; notFoundOn: number | null } {
	const diary = diaryOf(row.key, calendar, random);
	const traveller = { diary, words: wordsOf(row, random), row, calendar, random };
	if (goal === 'waiting') return { acts: [], notFoundOn: null };
	if (goal === 'notFound') return { acts: report(traveller), notFoundOn: diary.day() };
	travel(traveller, goal);
	return { acts: diary.acts, notFoundOn: null };
}

interface Traveller {
	diary: Diary;
	words: RowWords;
	row: RoadRow;
	calendar: Calendar;
	random: Random;
}

function report({ diary, words, row, random }: Traveller): RowAct[] {
	diary.later(3, row.finishBy === null ? 31 : 14);
	if (random.chance(0.3)) diary.write('unit', words.claim());
	diary.write('unit', words.reportNotFound(diary.on()));
	return diary.acts;
}

function travel(traveller: Traveller, goal: Goal): void {
	const { diary, words, row, random } = traveller;
	const pressed = row.finishBy !== null;
	diary.later(1, goal === 'claimed' ? 30 : pressed ? 4 : 8);
	diary.write('unit', words.claim());
	if (goal === 'claimed') return;
	diary.later(0, 4);
	diary.write('unit', words.plan(diary.on(), dueOf(traveller, goal)));
	const entries = goal === 'overdue' ? 1 : random.whole(1, pressed ? 1 : 3);
	for (let entry = 0; entry < entries; entry++) {
		diary.later(2, pressed ? 4 : 6);
		diary.write('unit', words.progress(diary.on(), entry));
	}
	if (goal === 'rectifying' || goal === 'overdue') return;
	diary.later(1, pressed ? 3 : 5);
	apply(traveller);
	if (goal === 'verifying') return;
	diary.later(1, 2);
	if (goal === 'returned' || (goal === 'closed' && !pressed && random.chance(0.15))) {
		diary.write('reviewer', words.giveBack(addDays(diary.on(), 7)));
		diary.later(1, 2);
		diary.write('unit', words.progress(diary.on(), entries));
		if (goal === 'returned') return;
		apply(traveller);
		diary.later(0, 2);
	}
	diary.write('reviewer', words.verify());
	if (goal === 'approving') return;
	diary.later(0, 2);
	diary.write('reviewer', words.approve());
	if (goal !== 'reopened') return;
	diary.later(2, 4);
	diary.write('supervision', words.reopen());
	diary.later(0, 2);
	diary.write('unit', words.progress(diary.on(), entries));
}

function apply({ diary, words }: Traveller): void {
	diary.write('unit', words.requestClosure(diary.on()));
}

/** Days from the plan to the deadline: what is to be overdue today must end before today. */
function dueOf({ diary, calendar, random, row }: Traveller, goal: Goal): number {
	const left = calendar.days - diary.day();
	if (goal === 'overdue') return random.whole(2, Math.max(2, left));
	const untilEnd = left + 21;
	if (row.finishBy !== null) return Math.min(untilEnd, left + random.whole(1, 5));
	return Math.min(untilEnd, left + random.whole(1, 24));
}
