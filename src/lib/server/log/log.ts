import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { LogFilter, LogLine, LogPage } from './view.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { proposeNames } from '#lib/ledger/names/propose.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { whereLogged } from './where.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { eventWords } from '#lib/server/record/event-words.ts';
import { namesOfNotices } from '#lib/server/notices/names.ts';
import { notYours, readsLog } from '#lib/server/roster/access.ts';
import { namesOfRows } from '#lib/server/sight/names.ts';

const { events, people, ledgerRows, findings } = tables;

const pageSize = 50;

/**
 * Who did what and when, newest first, 50 a page. There is no other way to the log, and none that changes it.
 * @param after `next` of the page before, '' for the first
 */
export async function readLog(
	actor: Actor,
	filter: LogFilter,
	after: string
): Promise<LogPage | Refusal> {
	if (!readsLog(actor)) return notYours('审计管理员', '查看日志');
	return logPage(actor, filter, after, pageSize);
}

/** One page of any length, for a reader who has been asked for already. */
export async function logPage(
	actor: Actor,
	filter: LogFilter,
	after: string,
	size: number
): Promise<LogPage> {
	// Ids grow with time, so the newest page is the end of an index.
	const found = await db()
		.read.select({ event: events, person: people.name })
		.from(events)
		.leftJoin(people, eq(people.id, events.personId))
		.where(and(await whereLogged(actor, filter), after ? lt(events.id, after) : undefined))
		.orderBy(desc(events.id))
		.limit(size + 1);
	const page = found.slice(0, size);
	return {
		lines: await linesOf(actor.countyId, page),
		next: found.length > size ? (page.at(-1)?.event.id ?? null) : null
	};
}

async function linesOf(
	countyId: string,
	page: { event: typeof events.$inferSelect; person: string | null }[]
): Promise<LogLine[]> {
	const units = await directory(countyId);
	const places = await rowNames(page.map(({ event }) => event.rowId));
	const names = await namesOfRows(countyId, [...places.keys()]);
	const ofNotices = await namesOfNotices(countyId);
	const name = (id: string | null | undefined) => units.get(id ?? '')?.shortName ?? '';
	return page.map(({ event, person }) => {
		const place = places.get(event.rowId ?? '');
		const row = place ? `${name(place.unitId)} ${place.number}-${place.ordinal}` : '';
		const typed = event.onBehalfOf ? `（代${name(event.onBehalfOf)}填报）` : '';
		const words = eventWords(event.type, event.body, row);
		return {
			id: event.id,
			seq: event.seq,
			at: event.at,
			kind: event.kind,
			hash: event.hash,
			person: person ?? '系统',
			unit: name(event.unitId),
			what: maskText(words, names.get(event.rowId ?? '') ?? namesIn(words, ofNotices)) + typed
		};
	});
}

/** What is said of a notice tells of its words, also of one that was thrown away. */
function namesIn(words: string, ofNotices: readonly string[]): string[] {
	const proposed = proposeNames(words, { known: ofNotices }).map(({ name }) => name);
	return [...ofNotices, ...proposed];
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
