import type { Day } from './day.ts';

/** 频次 of a measure: every week or month on a day, counted from Monday = 1 or from the first of the month. */
export interface Rhythm {
	every: 'week' | 'month';
	day: number;
}

/** 指标 of a measure: what is to be reached by when, and how far it is. */
export interface Target {
	goal: string;
	/** As of `on`; '' until somebody says it. */
	present: string;
	on: Day | null;
	by: Day | null;
}
