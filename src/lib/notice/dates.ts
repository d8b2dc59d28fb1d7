import { daysIn, resolved, type Said } from './days.ts';
import { withoutSpaces } from '#lib/notice/outline/lines.ts';
import { problem } from './problems.ts';
import type { NoticeDate, Problem } from './reading.ts';
import { lineAt, type Span } from '#lib/notice/outline/span.ts';

/** The time limits of a notice and what was odd about them. */
export type Dates = { dates: NoticeDate[]; problems: Problem[] };

/**
 * Collects time limits: what stands behind 整改时限 as a whole, and in running text only days that
 * are limits (7月5日前, 7月底结束, 年底前) and lie after the day of issue. A day without a year takes
 * it from the day of issue; wordings without a day (长期坚持, 立行立改) have `on: null`.
 */
export function datesOf(limits: Span[], texts: Span[], issuedOn: string | null): Dates {
	const dates: NoticeDate[] = [];
	const problems: Problem[] = [];
	const seen = new Set<string>();
	const add = (date: NoticeDate): void => {
		const key = `${date.on} ${date.wording}`;
		if (!seen.has(key)) dates.push(date);
		seen.add(key);
	};
	for (const limit of limits) {
		const wording = withoutSpaces(limit.text).replace(/[。；;，,]$/, '');
		if (!wording) continue;
		const said = daysIn(wording).at(-1);
		const on = said ? dayAfter(said, issuedOn) : null;
		add({ on, wording });
		if (said && !on) problems.push(problem(lineAt(limit, 0), 'warning', noYear(wording)));
	}
	for (const text of texts) {
		for (const { said, wording } of limitsIn(text.text)) {
			const on = dayAfter(said, issuedOn);
			if (on && issuedOn && on < issuedOn) continue;
			add({ on, wording });
			if (!on) problems.push(problem(lineAt(text, said.at), 'warning', noYear(wording)));
		}
	}
	return { dates, problems };
}

const LIMIT = /^(?:之前|以前|前|止|结束|截止|为止|完成|办结|全部完成|到位)/;

function limitsIn(text: string): { said: Said; wording: string }[] {
	return daysIn(text).flatMap((said) => {
		const word = text.slice(said.at, said.at + said.length);
		const after = LIMIT.exec(text.slice(said.at + said.length))?.[0] ?? '';
		const byEnd = /(?:底|末)$/.test(word) && /(?:到|至|截至)$/.test(text.slice(0, said.at));
		if (!after && !byEnd) return [];
		const tail = /^(?:并|，并|且)?(?:长期坚持|持续推进)/.exec(
			text.slice(said.at + said.length + after.length)
		);
		return [
			{ said, wording: withoutSpaces(`${word}${/前/.test(after) ? after : ''}${tail?.[0] ?? ''}`) }
		];
	});
}

/** In the year said, else in the year of issue; a month already gone by then means the next year. */
function dayAfter(said: Said, issuedOn: string | null): string | null {
	const year = issuedOn ? Number(issuedOn.slice(0, 4)) : null;
	if (said.year) return resolved(said, said.year);
	if (!year || !issuedOn) return null;
	const on = resolved(said, year);
	return on && on < issuedOn ? resolved(said, year + 1) : on;
}

function noYear(wording: string): string {
	return `时限“${wording}”没有写年份，通知里也没有找到印发日期，请补写完整的日期。`;
}
