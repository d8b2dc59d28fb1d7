import { and, eq, sql } from 'drizzle-orm';
import type { Reader, Tx } from './engine.ts';
import { question } from './question.ts';
import { tables } from './tables.ts';

/**
 * Kinds of change kept apart: `ledger` moves desks and boards; `access`, `session` and `draft` never do,
 * or a logged read would trigger a refresh that reads again.
 */
export const streamKinds = ['ledger', 'roster', 'access', 'session', 'draft'] as const;
export type StreamKind = (typeof streamKinds)[number];

const { streams } = tables;

/** Gives a new county its streams, each at revision 0 with an empty chain. */
export async function openStreams(tx: Tx, countyId: string): Promise<void> {
	const empty = { countyId, revision: 0, headSeq: 0, headHash: '' };
	await tx.insert(streams).values(streamKinds.map((kind) => ({ ...empty, kind })));
}

/**
 * Moves a stream on by one and holds its row until the transaction ends: the lock that makes the
 * writes of a county serial on PostgreSQL.
 * @returns the new revision
 * @throws when the county has no streams
 */
export async function advance(tx: Tx, countyId: string, kind: StreamKind): Promise<number> {
	const [moved] = await tx
		.update(streams)
		.set({ revision: sql`${streams.revision} + 1` })
		.where(whereStream(countyId, kind))
		.returning({ revision: streams.revision });
	if (!moved) throw new Error(`No stream ${kind} of county ${countyId}: openCounty makes them.`);
	return moved.revision;
}

/** The revision a stream stands at; 0 when the county is unknown. */
export async function revisionOf(read: Reader, countyId: string, kind: StreamKind) {
	const [found] = await revisionQuestion(read).execute({ countyId, kind });
	return found?.revision ?? 0;
}

const revisionQuestion = question((read) =>
	read
		.select({ revision: streams.revision })
		.from(streams)
		.where(
			and(
				eq(streams.countyId, sql.placeholder('countyId')),
				eq(streams.kind, sql.placeholder('kind'))
			)
		)
		.prepare('stream_revision')
);

/** The revisions of several streams of a county, in the order asked for; 0 where there is none. */
export async function revisionsOf(read: Reader, countyId: string, kinds: StreamKind[]) {
	const found = await revisionsQuestion(read).execute({ countyId });
	return kinds.map((kind) => found.find((one) => one.kind === kind)?.revision ?? 0);
}

const revisionsQuestion = question((read) =>
	read
		.select({ kind: streams.kind, revision: streams.revision })
		.from(streams)
		.where(eq(streams.countyId, sql.placeholder('countyId')))
		.prepare('stream_revisions')
);

/** The row of one stream. */
export function whereStream(countyId: string, kind: StreamKind) {
	return and(eq(streams.countyId, countyId), eq(streams.kind, kind));
}
