import chineseDays from 'chinese-days';
import { addDays, type Day } from '#lib/ledger/day.ts';

/** A board asks for the same few days on each of its cards. */
const known = new Map<Day, boolean>();

/**
 * Whether a day is worked, by the calendar of holidays and exchanged days that the State Council publishes each
 * year; Monday to Friday where the package does not know the year.
 */
export function isWorkingDay(day: Day): boolean {
	let worked = known.get(day);
	if (worked === undefined) {
		// The package reads a day by the clock of the server; noon is the same day in every zone.
		worked = chineseDays.isWorkday(new Date(`${day}T12:00:00`));
		known.set(day, worked);
	}
	return worked;
}

/** Whole working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDays(from: Day, to: Day): number {
	let count = 0;
	for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count++;
	return count;
}

/** The latest day from which more than `count` working days have passed up to `to`. */
export function lastDayBefore(to: Day, count: number): Day {
	let day = to;
	while (workingDays(day, to) <= count) day = addDays(day, -1);
	return day;
}
