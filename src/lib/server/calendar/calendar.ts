import { and, between, count, eq, inArray, not, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { readMonth, weekdayOf, weeklyDays, weeksOf } from '#lib/ledger/month.ts';
import type { Day } from '#lib/ledger/day.ts';
import { scopeOf } from '#lib/ledger/permissions.ts';
import type { CampaignView } from '#lib/server/campaigns/current.ts';
import { today } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { cachedUntilMoved } from '#lib/server/cached-until-moved.ts';
import { reviewed, running } from '#lib/server/rows/narrowed.ts';
import { whereOnlySent } from '#lib/server/sight/light.ts';
import { setQueries } from '#lib/server/rows/sets.ts';
import { whereMine, whereVisible } from '#lib/server/sight/where.ts';

const { ledgerRows: r, findings, measures } = tables;
const cached = cachedUntilMoved<CalendarView>(500);

/**
 * A month of a campaign: its own dates, and how many rows are due, to be looked at again or made good each day.
 * @param month 2022-07; anything else means the month of today
 * @param whose `all` counts all in sight; units count their own otherwise, those who watch always count all
 */
export function calendar(
	actor: Actor,
	campaign: CampaignView,
	month: string | null,
	whose: string | null
): Promise<CalendarView> {
	const shown = readMonth(month) ?? today().slice(0, 7);
	const watches = scopeOf(actor).all || actor.role === 'leader';
	const both = !watches && actor.unitLevel !== 'village';
	const all = watches || (both && whose === 'all');
	return cached(actor.countyId, [actor.personId, campaign.id, shown, all].join(' '), async () => {
		const weeks = weeksOf(shown);
		const [first, last] = [weeks[0]?.[0] ?? '', weeks.at(-1)?.at(-1) ?? ''];
		const counts = await countsBetween(actor, campaign.id, all, first, last);
		const marks = await marksOf(campaign);
		return {
			month: shown,
			today: today(),
			whose: all ? 'all' : 'mine',
			both,
			weeks: weeks.map((week) =>
				week.map((day) => ({
					day,
					inMonth: day.startsWith(shown),
					marks: marks(day),
					counts: counts.get(day) ?? { due: 0, review: 0, amend: 0 }
				}))
			)
		};
	});
}

async function countsBetween(
	actor: Actor,
	campaignId: string,
	all: boolean,
	first: Day,
	last: Day
): Promise<Map<Day, DayCounts>> {
	const whose = all ? not(whereOnlySent(actor)) : whereMine(actor);
	const seen = and(whereVisible(actor, campaignId), whose) as SQL;
	const questions = [
		['due', r.dueOn, running],
		['review', r.reviewOn, reviewed],
		['amend', r.amendBy, setQueries.sentBack()]
	] as const;
	const days = new Map<Day, DayCounts>();
	for (const [kind, column, which] of questions) {
		const found = await db()
			.read.select({ day: column, rows: count() })
			.from(r)
			.where(and(seen, which, between(column, first, last)))
			.groupBy(column);
		for (const { day, rows } of found) {
			const counts = days.get(day ?? '') ?? { due: 0, review: 0, amend: 0 };
			days.set(day ?? '', { ...counts, [kind]: rows });
		}
	}
	return days;
}

/** What the campaign has on a day: its own dates, and the weekdays that its measures name while it runs. */
async function marksOf({ id, startOn, ledgersDueOn, endOn }: CampaignView) {
	const weekly = await weeklyMarks(id);
	return (day: Day): CalendarNote[] => [
		...(day === startOn ? [{ text: '集中整改开始', main: true }] : []),
		...(day === ledgersDueOn ? [{ text: '台账报送', main: true, href: '/submissions' }] : []),
		...(day === endOn ? [{ text: '集中整改结束', main: true }] : []),
		...(day >= startOn && day <= endOn ? (weekly.get(weekdayOf(day)) ?? []) : [])
	];
}

async function weeklyMarks(campaignId: string): Promise<Map<number, CalendarNote[]>> {
	const read = db().read;
	const heads = await read
		.select({ id: findings.id, number: findings.number, text: findings.measureLead })
		.from(findings)
		.where(and(eq(findings.campaignId, campaignId), eq(findings.leftOut, false)))
		.orderBy(findings.ordinal);
	const ids = heads.map(({ id }) => id);
	const said = ids.length
		? await read
				.select({ id: measures.findingId, text: measures.text, rhythm: measures.rhythm })
				.from(measures)
				.where(inArray(measures.findingId, ids))
		: [];
	const marks = new Map<number, CalendarNote[]>();
	for (const { id, number, text } of heads) {
		const own = said.filter((one) => one.id === id);
		const days = own.flatMap((one) => weeklyDays(one.text, one.rhythm));
		for (const weekday of new Set([...weeklyDays(text), ...days]))
			marks.set(weekday, [
				...(marks.get(weekday) ?? []),
				{ text: `问题${number} 每周检查日`, main: false, href: `/rows?finding=${id}` }
			]);
	}
	return marks;
}

/** `data.calendar` of /calendar. */
export interface CalendarView {
	/** 2022-07 */
	month: string;
	today: Day;
	/** Whose deadlines are counted: of the own unit, or of all that is in sight. */
	whose: 'mine' | 'all';
	/** The person may turn from one to the other. */
	both: boolean;
	weeks: CalendarDay[][];
}

export interface CalendarDay {
	day: Day;
	/** False for the days of the months before and after that fill the first and last week. */
	inMonth: boolean;
	/** Dates of the campaign, in words. */
	marks: CalendarNote[];
	counts: DayCounts;
}

export interface CalendarNote {
	text: string;
	/** A date of the whole campaign; otherwise a day that a measure names. */
	main: boolean;
	href?: string;
}

/** Rows of one day. */
export interface DayCounts {
	due: number;
	review: number;
	amend: number;
}
