import { addDays, isDay, startOfWeek, type Day } from '#lib/ledger/day.ts';

/**
 * 频次 of a measure: a day of every week, counted from Monday = 1, or of the last month of every period, counted from
 * the first; 31 is the last one.
 */
export interface Rhythm {
	every: keyof typeof periods;
	day: number;
}

/** The periods to choose from, with their name, how many months they have, and what a day of them is said with. */
export const periods = {
	week: { name: '每周', months: 0, in: '每周' },
	month: { name: '每月', months: 1, in: '每月' },
	quarter: { name: '每季度', months: 3, in: '每季度末月' },
	halfYear: { name: '每半年', months: 6, in: '每年6月、12月' },
	year: { name: '每年', months: 12, in: '每年12月' }
} as const;

/** Whether a text names one of the periods. */
export function isPeriod(text: string): text is Rhythm['every'] {
	return Object.hasOwn(periods, text);
}

/** 每周四, 每月10日, 每季度末月20日, 每年12月底. */
export function rhythmInWords({ every, day }: Rhythm): string {
	const on = every === 'week' ? (weekdayNames[day - 1] ?? '') : day === 31 ? '底' : `${day}日`;
	return `${periods[every].in}${on}`;
}

/**
 * The next day a measure is due by its rhythm, today included. A month without that day is due on its last one.
 */
export function nextOn({ every, day }: Rhythm, today: Day): Day {
	if (every === 'week') {
		const due = addDays(startOfWeek(today), day - 1);
		return due >= today ? due : addDays(due, 7);
	}
	const { months } = periods[every];
	const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
	const last = Math.ceil(month / months) * months;
	const due = dayOfMonth(year, last, day);
	return due >= today ? due : dayOfMonth(year, last + months, day);
}

const weekdayNames = ['一', '二', '三', '四', '五', '六', '日'];

/** Months run on over the end of the year: the 14th of 2022 is February 2023. */
function dayOfMonth(year: number, month: number, day: number): Day {
	const in12 = ((month - 1) % 12) + 1;
	const start = `${year + Math.floor((month - 1) / 12)}-${String(in12).padStart(2, '0')}`;
	for (let last = day; last > 28; last--) {
		const tried = `${start}-${last}`;
		if (isDay(tried)) return tried;
	}
	return `${start}-${String(Math.min(day, 28)).padStart(2, '0')}`;
}
