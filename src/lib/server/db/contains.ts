import { sql, type Column, type SQL } from 'drizzle-orm';

/**
 * Whether these signs stand in a text column one after the other, whatever is between them; digits of full width count
 * as digits. A reader of the text says whether what is between them is nothing.
 */
export function containsApart(column: Column, signs: string[]): SQL<boolean> {
	const pattern = `%${signs.map((sign) => sign.toLowerCase().replace(/[\\%_]/g, '\\$&')).join('%')}%`;
	const text = /\d/.test(pattern) ? halfWidth(column) : sql`${column}`;
	return sql<boolean>`lower(${text}) like ${pattern} escape '\\'`;
}

function halfWidth(column: Column): SQL {
	return [...'０１２３４５６７８９'].reduce(
		(text, wide, digit) => sql`replace(${text}, ${wide}, ${String(digit)})`,
		sql`${column}`
	);
}

/** Whether a text column contains `text`, taken literally, capital letters or not; alike on both engines. */
export function contains(column: Column, text: string): SQL<boolean> {
	const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
	return sql<boolean>`lower(${column}) like ${pattern} escape '\\'`;
}
