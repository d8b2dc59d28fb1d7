import { addDays, type Day } from './day.ts';
import type { Rhythm } from '#lib/ledger/campaigns/rhythm.ts';

/** The days that a page of a month shows, from a Monday to a Sunday. */
export function weeksOf(month: string): Day[][] {
	const first = `${month}-01`;
	const next = monthAfter(month, 1);
	const weeks: Day[][] = [];
	for (let day = addDays(first, 1 - weekdayOf(first)); day < `${next}-01`; day = addDays(day, 7))
		weeks.push(Array.from({ length: 7 }, (_, index) => addDays(day, index)));
	return weeks;
}

/** The month `count` months later (earlier when negative): 2022-12 and 1 → 2023-01. */
export function monthAfter(month: string, count: number): string {
	const [year, number] = month.split('-').map(Number) as [number, number];
	const months = year * 12 + number - 1 + count;
	return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** A month as typed in an address; null when it is none that a calendar can show. */
export function readMonth(text: string | null): string | null {
	return text && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/**
 * Weekdays on which a measure wants something done, 1 for Monday to 7 for Sunday: by its 频次 where it has one, else
 * by its words (每周四, 每星期五). 每周一次 and 每周一调度 say how often, and no day.
 */
export function weeklyDays(text: string, rhythm: Rhythm | null = null): number[] {
	if (rhythm) return rhythm.every === 'week' ? [rhythm.day] : [];
	const found = [...text.matchAll(weekday)];
	const days = found.map(
		([, name = '一']) => '一二三四五六日'.indexOf(name === '天' ? '日' : name) + 1
	);
	return [...new Set(days)];
}

const weekday =
	/每个?(?:周|星期|礼拜)(?:([二三四五六日天])|一(?=$|[\s，。；、（(]|[上下]午|早|晚|前|召开|定|为|和|及))/g;
