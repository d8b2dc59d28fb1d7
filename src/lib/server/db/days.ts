import { sql, type SQL } from 'drizzle-orm';
import type { Column } from 'drizzle-orm';
import { onPostgres } from './tables.ts';

/** The number of a day kept as YYYY-MM-DD text, so that days can be counted; null stays null. */
export function dayNumber(day: Column | SQL | string): SQL<number> {
	return onPostgres
		? sql<number>`(cast(${day} as date) - date '1970-01-01')`
		: sql<number>`cast(julianday(${day}) - 2440587.5 as integer)`;
}

/** The day in Asia/Shanghai of an instant kept as ISO 8601 text. */
export function dayOfInstant(at: Column): SQL<string> {
	return onPostgres
		? sql<string>`to_char(cast(${at} as timestamp) + interval '8 hours', 'YYYY-MM-DD')`
		: sql<string>`date(${at}, '+8 hours')`;
}
