import { sql, sum, type SQL } from 'drizzle-orm';

/** Whether something holds for a row, as a column to select or to group by. */
export function flag(what: SQL | undefined): SQL<boolean> {
	return sql<boolean>`case when ${what} then 1 else 0 end`.mapWith((said) => Number(said) === 1);
}

/** For how many rows of a group it holds; 0 where there is none. */
export function countOf(what: SQL | undefined) {
	return sum(flag(what)).mapWith((total) => Number(total ?? 0));
}
