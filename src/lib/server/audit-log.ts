import { and, desc, eq, gte, inArray, like, lt, or, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { addDays, startOfDay, type Day, type Instant } from '#lib/ledger/day.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { auditWords } from './audit-log-words.ts';
import { db } from './db/database.ts';
import type { StreamKind } from './db/streams.ts';
import { tables } from './db/tables.ts';
import { directory } from './directory.ts';
import { namesOfRows } from './rows/names.ts';
import { notYours, readsLog } from './roster-access.ts';

const { events, people, ledgerRows, findings } = tables;

export interface LogFilter {
	kind: StreamKind | '';
	/** A day in Asia/Shanghai, or '' for all. */
	day: Day | '';
	/** Part of a person's name or login. */
	person: string;
}

interface LogLine {
	id: string;
	at: Instant;
	kind: string;
	person: string;
	unit: string;
	/** What was done, in a sentence; the words of a row are not told to the auditor. */
	what: string;
}

export interface LogPage {
	lines: LogLine[];
	/** Where the next, older page begins; null at the end. */
	next: string | null;
}

const pageSize = 50;

/**
 * Who did what and when, newest first, 50 a page.
 * @param after `next` of the page before, '' for the first
 */
export async function readLog(
	actor: Actor,
	filter: LogFilter,
	after: string
): Promise<LogPage | Refusal> {
	if (!readsLog(actor)) return notYours('审计管理员', '查看日志');
	const who = filter.person.trim();
	// Ids grow with time, so the newest page is the end of an index.
	const found = await db()
		.read.select({ event: events, person: people.name, login: people.login })
		.from(events)
		.leftJoin(people, eq(people.id, events.personId))
		.where(
			and(
				eq(events.countyId, actor.countyId),
				filter.kind ? eq(events.kind, filter.kind) : undefined,
				filter.day ? gte(events.at, startOfDay(filter.day)) : undefined,
				filter.day ? lt(events.at, startOfDay(addDays(filter.day, 1))) : undefined,
				who ? or(contains(people.name, who), contains(people.login, who)) : undefined,
				after ? lt(events.id, after) : undefined
			)
		)
		.orderBy(desc(events.id))
		.limit(pageSize + 1);
	const page = found.slice(0, pageSize);
	const units = await directory(actor.countyId);
	const places = await rowNames(page.map(({ event }) => event.rowId));
	const names = await namesOfRows([...places.keys()]);
	const name = (id: string | null | undefined) => units.get(id ?? '')?.shortName ?? '';
	return {
		lines: page.map(({ event, person }) => ({
			id: event.id,
			at: event.at,
			kind: event.kind,
			person: person ?? '系统',
			unit: name(event.unitId),
			what: auditWords(
				event.type,
				event.body,
				rowWords(places.get(event.rowId ?? ''), name),
				names.get(event.rowId ?? '')
			)
		})),
		next: found.length > pageSize ? (page.at(-1)?.event.id ?? null) : null
	};
}

interface RowPlace {
	number: string;
	ordinal: number;
	unitId: string;
}

async function rowNames(ids: (string | null)[]): Promise<Map<string, RowPlace>> {
	const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
	if (wanted.length === 0) return new Map();
	const found = await db()
		.read.select({
			id: ledgerRows.id,
			number: findings.number,
			ordinal: ledgerRows.ordinal,
			unitId: ledgerRows.unitId
		})
		.from(ledgerRows)
		.innerJoin(findings, eq(findings.id, ledgerRows.findingId))
		.where(inArray(ledgerRows.id, wanted));
	return new Map(found.map((row) => [row.id, row]));
}

function rowWords(row: RowPlace | undefined, name: (id: string) => string): string {
	return row ? `${name(row.unitId)} ${row.number}-${row.ordinal}` : '';
}

function contains(column: typeof people.name | typeof people.login, text: string) {
	return sql`${like(column, `%${text.replace(/[\\%_]/g, '\\$&')}%`)} escape '\\'`;
}
