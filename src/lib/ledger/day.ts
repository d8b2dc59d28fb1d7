/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Never a Date: a day has no midnight to shift. */
export type Day = string;
/** A moment in UTC, ISO 8601 with milliseconds and Z. */
export type Instant = string;

const shanghaiOffset = 8 * 60 * 60 * 1000;
const dayLength = 24 * 60 * 60 * 1000;

/** The day in Asia/Shanghai at a moment. China has had no summer time since 1991, so the offset is fixed. */
export function dayOf(instant: Instant): Day {
	return new Date(Date.parse(instant) + shanghaiOffset).toISOString().slice(0, 10);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
	return new Date(Date.parse(day) + count * dayLength).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
}

/** Midnight in Asia/Shanghai: the first moment of a day. */
export function startOfDay(day: Day): Instant {
	return new Date(Date.parse(day) - shanghaiOffset).toISOString();
}

/** The Monday of the week a day lies in. */
export function startOfWeek(day: Day): Day {
	return addDays(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7));
}

/** True for a day that exists in the calendar: 2022-02-30 does not. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** 2022-07-05 → 7月5日; with the year when it is not the one given. */
export function dayInWords(day: Day, year = ''): string {
	const [y, m, d] = day.split('-');
	const short = `${Number(m)}月${Number(d)}日`;
	return y === year || year === '' ? short : `${y}年${short}`;
}
