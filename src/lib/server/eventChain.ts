import { hash } from 'node:crypto';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Reader, StreamKind } from './db/database.ts';
import { place } from './db/streams.ts';
import { tables } from './db/tables.ts';
import type { NewEvent } from './events.ts';

const { events, streams } = tables;

/** An event as it stands in the store, tied to the one before it. */
export type Link = typeof events.$inferSelect;

/** Where a chain ends: number and hash of its last event; 0 and '' for an empty one. */
export interface Head {
	seq: number;
	hash: string;
}

/** The first place where a chain is not as it was written. */
export interface BrokenLink {
	seq: number;
	eventId: string | null;
	/** What is wrong, as a sentence. */
	wrong: string;
}

/** The event as the next link after `head`. */
export function link(event: NewEvent, id: string, head: Head): Link {
	const bare = {
		countyId: event.countyId,
		kind: event.kind,
		seq: head.seq + 1,
		id,
		type: event.type,
		campaignId: event.campaignId ?? null,
		rowId: event.rowId ?? null,
		personId: event.personId,
		unitId: event.unitId,
		onBehalfOf: event.onBehalfOf ?? null,
		at: event.at,
		body: JSON.stringify(event.body),
		prevHash: head.hash
	};
	return { ...bare, hash: linkHash(bare) };
}

/** SHA-256 over every field of an event but its own hash, as a JSON list in this order. */
export function linkHash(event: Omit<Link, 'hash'>): string {
	const text = JSON.stringify([
		event.countyId,
		event.kind,
		event.seq,
		event.id,
		event.type,
		event.campaignId,
		event.rowId,
		event.personId,
		event.unitId,
		event.onBehalfOf,
		event.at,
		event.body,
		event.prevHash
	]);
	return hash('sha256', text);
}

/**
 * Walks a stream from its first event to its head.
 * @returns how many events stand in it, its head, and the first link that was edited, removed, swapped or cut off
 */
export async function verifyChain(read: Reader, countyId: string, kind: StreamKind) {
	const [stated] = await read
		.select({ seq: streams.headSeq, hash: streams.headHash })
		.from(streams)
		.where(place(countyId, kind));
	let head: Head = { seq: 0, hash: '' };
	for await (const event of linksOf(read, countyId, kind)) {
		const wrong = wrongWith(event, head);
		if (wrong) {
			const broken: BrokenLink = { seq: head.seq + 1, eventId: event.id, wrong };
			return { head, broken };
		}
		head = event;
	}
	return { head: { seq: head.seq, hash: head.hash }, broken: wrongEnd(head, stated) };
}

const page = 2000;

async function* linksOf(read: Reader, countyId: string, kind: StreamKind) {
	for (let after = 0; ;) {
		const found = await read
			.select()
			.from(events)
			.where(and(eq(events.countyId, countyId), eq(events.kind, kind), gt(events.seq, after)))
			.orderBy(asc(events.seq))
			.limit(page);
		yield* found;
		const last = found.at(-1);
		if (!last || found.length < page) return;
		after = last.seq;
	}
}

function wrongWith(event: Link, before: Head): string | null {
	if (event.seq !== before.seq + 1)
		return `第 ${before.seq + 1} 条不见了，后面接着的是第 ${event.seq} 条`;
	if (event.prevHash !== before.hash) return '与前一条接不上：前一条或这一条被换过';
	if (event.hash !== linkHash(event)) return '内容与写入时不一致：这一条被改过';
	return null;
}

function wrongEnd(head: Head, stated: Head | undefined): BrokenLink | null {
	if (!stated) return { seq: 0, eventId: null, wrong: '没有这一串记录的登记' };
	if (head.seq === stated.seq && head.hash === stated.hash) return null;
	const wrong = `末尾应为第 ${stated.seq} 条，实际到第 ${head.seq} 条：末尾被截去或改动`;
	return { seq: Math.min(head.seq, stated.seq) + 1, eventId: null, wrong };
}
