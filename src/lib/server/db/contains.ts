import { sql, type Column, type SQL } from 'drizzle-orm';

/** Whether a text column contains `text`, taken literally, capital letters or not; alike on both engines. */
export function contains(column: Column, text: string): SQL<boolean> {
	const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
	return sql<boolean>`lower(${column}) like ${pattern} escape '\\'`;
}
