import { addDays, type Day, type Instant } from '#lib/ledger/day.ts';

/** The days of a made-up campaign. */
export interface Calendar {
	startOn: Day;
	ledgersDueOn: Day;
	endOn: Day;
	today: Day;
	/** Whole days from the start until yesterday: the last on which anything has happened. */
	days: number;
}

const before = 35;

/** A campaign that runs around `today`, so that some rows are overdue and some due soon whenever it is made. */
export function calendarAround(today: Day): Calendar {
	return {
		startOn: addDays(today, -before),
		ledgersDueOn: addDays(today, -3),
		endOn: addDays(today, 20),
		today,
		days: before - 1
	};
}

/** The notice with its days written in. */
export function dated(notice: string, { startOn, ledgersDueOn, endOn }: Calendar): string {
	const year = startOn.slice(0, 4);
	const days: Record<string, string> = {
		发文年: year,
		上年: String(Number(year) - 1),
		发文日: inFull(startOn),
		报送日: inYear(ledgersDueOn, year),
		结束日: inYear(endOn, year)
	};
	return notice.replace(/\{\{(.+?)\}\}/g, (whole, name: string) => days[name] ?? whole);
}

/** A moment of a working day: minutes counted from half past eight in Asia/Shanghai. */
export function momentOf(day: Day, minutes: number): Instant {
	return new Date(Date.parse(`${day}T08:30:00+08:00`) + minutes * 60_000).toISOString();
}

function inYear(day: Day, year: string): string {
	return day.startsWith(year) ? inFull(day).slice(5) : inFull(day);
}

function inFull(day: Day): string {
	const [year, month, date] = day.split('-').map(Number);
	return `${year}年${month}月${date}日`;
}
