import { and, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Clause } from '#lib/ledger/permissions.ts';
import { tables } from '#lib/server/db/tables.ts';

const r = tables.ledgerRows;

/** Rows that meet one of the clauses: `meets` of ledger/permissions, said to the database. */
export function whereAny(clauses: Clause[]): SQL {
	return anyOf(clauses.map(whereClause));
}

export function whereClause({ field, ids, levels }: Clause): SQL {
	const named = ids.filter((id) => id !== null);
	const is = anyOf([
		...(named.length ? [inArray(r[field], named)] : []),
		...(ids.includes(null) ? [isNull(r[field])] : [])
	]);
	return levels ? (and(is, inArray(r.level, [...levels])) as SQL) : is;
}

export function anyOf(parts: SQL[]): SQL {
	return parts.length ? (or(...parts) as SQL) : sql`1 = 0`;
}
