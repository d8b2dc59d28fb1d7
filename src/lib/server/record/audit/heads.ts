import { and, count, desc, eq, gte, inArray, lt, max, sql } from 'drizzle-orm';
import { addDays, startOfDay, type Day } from '#lib/ledger/day.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { dayOfInstant } from '#lib/server/db/days.ts';
import { whereStream, streamKinds, type StreamKind } from '#lib/server/db/streams.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { Head } from '#lib/server/record/chain.ts';

const { events, streams } = tables;

/** Where a chain stood at the end of a day, and how many events that day brought. */
export interface DayHead extends Head {
	day: Day;
	count: number;
}

/** Characters of a hash that are printed where there is little room; as many must be given to check one. */
export const shortHash = 16;

/** A head as it is printed and typed: 1832:3fa9c2d17be04c55. */
export function headText({ seq, hash }: Head, length = hash.length): string {
	return `${seq}:${hash.slice(0, length)}`;
}

/** Where a chain of a county stands now; 0 and '' for an empty one. */
export async function headNow(read: Reader, countyId: string, kind: StreamKind): Promise<Head> {
	const [stated] = await read
		.select({ seq: streams.headSeq, hash: streams.headHash })
		.from(streams)
		.where(whereStream(countyId, kind));
	return stated ?? { seq: 0, hash: '' };
}

/** The heads of a chain on each day of a span that brought events, the last day first. @param to the day after the last */
export async function dayHeads(
	read: Reader,
	countyId: string,
	kind: StreamKind,
	from: Day,
	to: Day
): Promise<DayHead[]> {
	const day = dayOfInstant(events.at);
	const days = await read
		.select({ day, count: count(), seq: max(events.seq).mapWith(Number) })
		.from(events)
		.where(
			and(
				inEventChain(countyId, kind),
				gte(events.at, startOfDay(from)),
				lt(events.at, startOfDay(to))
			)
		)
		.groupBy(day)
		.orderBy(sql`1 desc`);
	if (days.length === 0) return [];
	const ends = await read
		.select({ seq: events.seq, hash: events.hash })
		.from(events)
		.where(
			and(
				inEventChain(countyId, kind),
				inArray(
					events.seq,
					days.map(({ seq }) => seq)
				)
			)
		);
	const hashes = new Map(ends.map(({ seq, hash }) => [seq, hash]));
	return days.map((each) => ({ ...each, hash: hashes.get(each.seq) ?? '' }));
}

/** One line of the sheet that is filed: where a chain stood at the end of a day. */
export interface StreamHead extends DayHead {
	kind: StreamKind;
}

/** Every chain of a county as it stood at the end of a day. */
export async function headsOn(read: Reader, countyId: string, day: Day): Promise<StreamHead[]> {
	const end = startOfDay(addDays(day, 1));
	const found: StreamHead[] = [];
	for (const kind of streamKinds) {
		const before = and(inEventChain(countyId, kind), lt(events.at, end));
		const [last] = await read
			.select({ seq: events.seq, hash: events.hash })
			.from(events)
			.where(before)
			.orderBy(desc(events.seq))
			.limit(1);
		const count = await read.$count(events, and(before, gte(events.at, startOfDay(day))));
		found.push({ kind, day, count, ...(last ?? { seq: 0, hash: '' }) });
	}
	return found;
}

/** A head as it was filed on paper: the chain it is of, and as much of its hash as was printed. */
export interface FiledHead extends Head {
	kind: StreamKind;
}

const filed = /^(?:(\w+):)?(\d{1,9}):([0-9a-f]{16,64})$/;

/**
 * Reads what stands on paper: 1832:3fa9c2d17be04c55, for another chain than the ledger's access:77:….
 * @returns null for anything else
 */
export function readHead(text: string): FiledHead | null {
	const [, kind = 'ledger', seq = '', hash = ''] = filed.exec(text.trim().toLowerCase()) ?? [];
	const known = streamKinds.find((each) => each === kind);
	return hash && known ? { kind: known, seq: Number(seq), hash } : null;
}

/**
 * Compares a filed head with the store: whatever lies before it was as it is, if the chain itself is sound.
 * @returns what is wrong as a sentence, or null
 */
export async function wrongWithHead(
	read: Reader,
	countyId: string,
	{ kind, seq, hash }: FiledHead
): Promise<string | null> {
	const [event] = await read
		.select({ hash: events.hash })
		.from(events)
		.where(and(inEventChain(countyId, kind), eq(events.seq, seq)));
	if (!event) return `没有第 ${seq} 条了：存档之后，末尾的记录被截去`;
	if (!event.hash.startsWith(hash))
		return `第 ${seq} 条的校验值现为 ${event.hash.slice(0, hash.length)}：存档之后，这一条或之前的记录被改过`;
	return null;
}

function inEventChain(countyId: string, kind: StreamKind) {
	return and(eq(events.countyId, countyId), eq(events.kind, kind));
}
