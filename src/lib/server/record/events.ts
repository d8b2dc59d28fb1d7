import { and, eq, sql } from 'drizzle-orm';
import type { Instant } from '#lib/ledger/day.ts';
import { currentWrite } from '#lib/server/db/current-write.ts';
import type { StreamKind, Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { question } from '#lib/server/db/question.ts';
import { whereStream } from '#lib/server/db/streams.ts';
import { tables } from '#lib/server/db/tables.ts';
import { link } from './chain.ts';
import type { EventType } from './event-words.ts';
import { newId } from '#lib/server/ids.ts';

/** Something that happened, as the use case that did it tells it. */
export interface NewEvent {
	countyId: string;
	kind: StreamKind;
	type: EventType;
	personId: string | null;
	unitId: string | null;
	/** Person in whose name a typist acted (代填). */
	onBehalfOf?: string | null;
	campaignId?: string | null;
	rowId?: string | null;
	at: Instant;
	/** Old and new values; kept as JSON text. */
	body: Record<string, unknown>;
}

const { events, streams } = tables;

/** Adds one event to its chain, inside the write of the same county and kind. */
export function append(tx: Tx, event: NewEvent): Promise<void> {
	return appendAll(tx, event.countyId, event.kind, [event]);
}

/**
 * Adds events to the end of a stream's chain, in the order given, and moves its head.
 * @throws when the write under way holds another stream, or an event belongs to another
 */
export async function appendAll(
	tx: Tx,
	countyId: string,
	kind: StreamKind,
	happened: NewEvent[]
): Promise<void> {
	refuseElsewhere(countyId, kind, happened);
	if (happened.length === 0) return;
	const [head] = await askHead(tx).execute({ countyId, kind });
	if (!head) throw new Error(`No stream ${kind} of county ${countyId}.`);
	const links = [];
	for (const event of happened) {
		const linked = link(event, newId(), head);
		links.push(linked);
		head.seq = linked.seq;
		head.hash = linked.hash;
	}
	await insertMany(tx, events, links);
	await tx
		.update(streams)
		.set({ headSeq: head.seq, headHash: head.hash })
		.where(whereStream(countyId, kind));
}

const askHead = question((read) =>
	read
		.select({ seq: streams.headSeq, hash: streams.headHash })
		.from(streams)
		.where(
			and(
				eq(streams.countyId, sql.placeholder('countyId')),
				eq(streams.kind, sql.placeholder('kind'))
			)
		)
		.prepare('chain_head')
);

// Only the write of a stream holds its lock; two writes on one chain would tear it.
function refuseElsewhere(countyId: string, kind: StreamKind, happened: NewEvent[]): void {
	const write = currentWrite();
	const held = write?.countyId === countyId && write.kind === kind;
	const own = happened.every((event) => event.countyId === countyId && event.kind === kind);
	if (held && own) return;
	const holder = write ? `${write.countyId}/${write.kind}` : 'no stream';
	throw new Error(`Events for ${countyId}/${kind} inside a write that holds ${holder}.`);
}
