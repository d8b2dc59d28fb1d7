import { HAN_DIGITS, readNumeral } from '#lib/notice/outline/numerals.ts';

/** A day found in a text: `month` and `day` as said; the year when it is said. */
export type Said = { year: number | null; month: number; day: number; at: number; length: number };

const N = `(?:\\d{1,2}|[${HAN_DIGITS}]{1,3})`;
const YEAR = `((?:19|20)\\d{2}|[二一][〇○零0九][${HAN_DIGITS}]{2})年度?`;
const PATTERN = new RegExp(
	[
		`(?<y>(?:19|20)\\d{2})[./-](?<ym>\\d{1,2})[./-](?<yd>\\d{1,2})(?!\\d)`,
		`(?:${YEAR})?(?<m>${N})月(?:份)?(?:(?<d>${N})[日号]|(?<end>底|末)|(?<part>[上中下])旬)?`,
		`(?:${YEAR})?第?(?<q>[一二三四1-4])季度`,
		`(?:${YEAR})?(?<half>上半年|下半年)`,
		`(?:${YEAR}|(?<this>今年|本年|当年|明年))?(?<yearEnd>年底|年末|底|末)`
	].join('|'),
	'g'
);

/** Every day, end of month, quarter or year that a text names, in order. */
export function daysIn(text: string): Said[] {
	const said: Said[] = [];
	for (const found of text.matchAll(PATTERN)) {
		const day = dayOf(found);
		if (day) said.push({ ...day, at: found.index, length: found[0].length });
	}
	return said;
}

/** `YYYY-MM-DD` of a day that exists, else null. */
function isoDay(year: number, month: number, day: number): string | null {
	if (year < 1900 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null;
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** 2022年6月2日, 二〇二二年六月二日, 2022-06-02 alone on a line (“印发” may follow) → the day. */
export function dayAlone(line: string): string | null {
	const found =
		/^[（(]?([\d〇○零一二三四五六七八九]{4})\s?[年.\-/]([\d一二三四五六七八九十]{1,3})\s?[月.\-/]([\d一二三四五六七八九十]{1,3})日?(?:印发|发布)?[）)]?$/.exec(
			line
		);
	const [year, month, day] = (found ?? []).slice(1, 4).map((part) => readNumeral(part) ?? 0);
	return year && month && day ? isoDay(year, month, day) : null;
}

/** The day with its year: the one said, or `year`. 月底 is written as day 0. */
export function resolved(said: Said, year: number): string | null {
	const full = said.year ?? year;
	return isoDay(full, said.month, said.day || lastDay(full, said.month));
}

function dayOf(found: RegExpMatchArray): Omit<Said, 'at' | 'length'> | null {
	const groups = found.groups ?? {};
	const years = [groups.y, found[4], found[9], found[11], found[13]];
	const year = years.map((text) => (text ? readNumeral(text) : null)).find((n) => n) ?? null;
	if (groups.y) return { year, month: Number(groups.ym), day: Number(groups.yd) };
	if (groups.m) {
		const month = readNumeral(groups.m) ?? 0;
		const day = groups.d ? (readNumeral(groups.d) ?? 0) : tenth(groups.part);
		return month >= 1 && month <= 12 && day <= 31 ? { year, month, day } : null;
	}
	if (groups.q)
		return { year, month: ('一二三四'.indexOf(groups.q) + 1 || Number(groups.q)) * 3, day: 0 };
	if (groups.half) return { year, month: groups.half === '上半年' ? 6 : 12, day: 0 };
	if (groups.yearEnd && (year || groups.this || groups.yearEnd.length > 1))
		return { year, month: 12, day: 31 };
	return null;
}

function tenth(part: string | undefined): number {
	return part === '上' ? 10 : part === '中' ? 20 : 0;
}

function lastDay(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
