import { inArray } from 'drizzle-orm';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const r = tables.ledgerRows;

/** Office phones of the people who answer for rows, by row id; '' where none was given. */
export async function officePhones(ids: string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const found = await db()
		.read.select({ id: r.id, phone: r.officePhone })
		.from(r)
		.where(inArray(r.id, ids));
	return new Map(found.map(({ id, phone }) => [id, phone]));
}
