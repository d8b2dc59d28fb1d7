import type { Command } from '#lib/ledger/command/command.ts';
import { addDays, type Day } from '#lib/ledger/day.ts';
import type { RowAct, RowKey, Whose } from './act.ts';
import { momentOf, type Calendar } from './calendar.ts';
import type { Random } from './random.ts';

/** The acts on one row, written down in the order in which they happen. */
export interface Diary {
	acts: RowAct[];
	/** Lets some days pass; never further than yesterday. */
	later(least: number, most: number): void;
	/** Lets days pass until this one, when it is still ahead. */
	until(day: number): void;
	/** Days since the start. */
	day(): number;
	on(): Day;
	write(by: Whose, command: Command): void;
}

const workday = 540;

export function diaryOf(row: RowKey, { startOn, days }: Calendar, random: Random): Diary {
	const acts: RowAct[] = [];
	let day = 0;
	let minutes = random.whole(100, 300);
	const on = () => addDays(startOn, day);
	const go = (wanted: number) => {
		const next = Math.min(days, wanted);
		if (next <= day) return;
		day = next;
		minutes = random.whole(0, workday - 120);
	};
	return {
		acts,
		day: () => day,
		on,
		later: (least, most) => go(day + random.whole(least, most)),
		until: go,
		write(by, command) {
			minutes += random.whole(3, 25);
			acts.push({ at: momentOf(on(), minutes), row, by, command });
		}
	};
}
