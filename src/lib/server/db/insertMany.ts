import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './engine.ts';

const chunk = 500;

/** Inserts any number of rows, at most 500 in a statement. */
export async function insertMany<Table extends PgTable>(
	tx: Tx,
	table: Table,
	rows: PgInsertValue<Table>[]
): Promise<void> {
	for (let start = 0; start < rows.length; start += chunk)
		await tx.insert(table).values(rows.slice(start, start + chunk));
}
