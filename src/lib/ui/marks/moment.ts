import { dayInWords, dayOf, type Day, type Instant } from '#lib/ledger/day.ts';

/** 7月5日 16:20 in Asia/Shanghai, 今天 16:20 for today; with the year when it is not this one. */
export function momentInWords(at: Instant, today: Day): string {
	const day = dayOf(at);
	const inShanghai = new Date(Date.parse(at) + 8 * 3_600_000);
	const clock = inShanghai.toISOString().slice(11, 16);
	return `${day === today ? '今天' : dayInWords(day, today.slice(0, 4))} ${clock}`;
}
