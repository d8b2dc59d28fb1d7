import { and, eq, gte, inArray, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { addDays, isDay, startOfDay } from '#lib/ledger/day.ts';
import { logFields, type LogFilter } from './view.ts';
import { numberIn, saysTerm } from '#lib/ledger/search.ts';
import { db, type StreamKind } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';

const { events, findings, ledgerRows, people } = tables;

/** The filter as the address has it; a day that is none is ''. */
export function readLogFilter(params: URLSearchParams): LogFilter {
	const read = Object.fromEntries(
		logFields.map((name) => [name, (params.get(name) ?? '').trim().slice(0, 100)])
	) as unknown as LogFilter;
	const day = (text: string) => (isDay(text) ? text : '');
	return { ...read, from: day(read.from), to: day(read.to) };
}

/** The events of the actor's county that a filter lets through; people are joined. */
export async function whereLogged({ countyId }: Actor, filter: LogFilter): Promise<SQL> {
	const { who, unit, kind, act, row, from, to } = filter;
	return and(
		eq(events.countyId, countyId),
		kind ? eq(events.kind, kind as StreamKind) : undefined,
		act ? eq(events.type, act) : undefined,
		from ? gte(events.at, startOfDay(from)) : undefined,
		to ? lt(events.at, startOfDay(addDays(to, 1))) : undefined,
		who ? or(contains(people.name, who), contains(people.login, who)) : undefined,
		unit ? inArray(events.unitId, await unitsNamed(countyId, unit)) : undefined,
		row ? await whereRow(countyId, row) : undefined
	) as SQL;
}

async function unitsNamed(countyId: string, term: string): Promise<string[]> {
	const units = [...(await directory(countyId)).values()];
	return units.filter(({ shortName }) => saysTerm(shortName, term)).map(({ id }) => id);
}

/** Rows by number, by unit, or by both; a row's own address finds it too. */
async function whereRow(countyId: string, text: string): Promise<SQL> {
	const terms = text.split(/\s+/);
	const id = /([0-9a-f-]{36})$/.exec(text)?.[1];
	if (id) return eq(events.rowId, id);
	const numbers = terms.map(numberIn).filter((number) => number !== null);
	const names = terms.filter((term) => numberIn(term) === null);
	const units = await Promise.all(names.map((name) => unitsNamed(countyId, name)));
	const rows = db()
		.read.select({ id: ledgerRows.id })
		.from(ledgerRows)
		.innerJoin(findings, eq(findings.id, ledgerRows.findingId))
		.where(
			and(
				eq(ledgerRows.countyId, countyId),
				...units.map((ids) =>
					or(inArray(ledgerRows.unitId, ids), inArray(ledgerRows.townshipId, ids))
				),
				...numbers.map(([number, ordinal]) =>
					and(eq(findings.number, number), eq(ledgerRows.ordinal, ordinal))
				)
			)
		);
	return inArray(events.rowId, rows);
}

function contains(column: typeof people.name | typeof people.login, text: string) {
	return sql`${like(column, `%${text.replace(/[\\%_]/g, '\\$&')}%`)} escape '\\'`;
}
