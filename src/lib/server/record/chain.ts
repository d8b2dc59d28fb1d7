import { hash } from 'node:crypto';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Reader, StreamKind } from '#lib/server/db/database.ts';
import { whereStream } from '#lib/server/db/streams.ts';
import { tables } from '#lib/server/db/tables.ts';
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
 * Walks a stream from its first event to its head, also while events are being added.
 * @param each hears every event that is as it was written, in order
 * @returns where the walk ended, and the first link that was edited, removed, swapped or cut off
 */
export async function verifyEventChain(
	read: Reader,
	countyId: string,
	kind: StreamKind,
	each: (event: Link) => void = () => {}
): Promise<{ head: Head; broken: BrokenLink | null }> {
	let head: Head = { seq: 0, hash: '' };
	for (;;) {
		const start = head.seq;
		for await (const some of linksAfter(read, countyId, kind, start))
			for (const event of some) {
				const wrong = wrongWith(event, head);
				if (wrong) return { head, broken: { seq: head.seq + 1, eventId: event.id, wrong } };
				head = { seq: event.seq, hash: event.hash };
				each(event);
			}
		// Read after the events: what it counts beyond them was added meanwhile, or has been cut off.
		const stated = await headOf(read, countyId, kind);
		if (stated.seq <= head.seq || start === head.seq)
			return { head, broken: wrongEnd(head, stated) };
	}
}

async function headOf(read: Reader, countyId: string, kind: StreamKind): Promise<Head> {
	const [stated] = await read
		.select({ seq: streams.headSeq, hash: streams.headHash })
		.from(streams)
		.where(whereStream(countyId, kind));
	return stated ?? { seq: 0, hash: '' };
}

const page = 2000;

async function* linksAfter(read: Reader, countyId: string, kind: StreamKind, after: number) {
	for (;;) {
		const found = await read
			.select()
			.from(events)
			.where(and(eq(events.countyId, countyId), eq(events.kind, kind), gt(events.seq, after)))
			.orderBy(asc(events.seq))
			.limit(page);
		yield found;
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

function wrongEnd(head: Head, stated: Head): BrokenLink | null {
	if (head.seq === stated.seq && head.hash === stated.hash) return null;
	const wrong = `末尾应为第 ${stated.seq} 条，实际到第 ${head.seq} 条：末尾被截去、添加或改动`;
	return { seq: Math.min(head.seq, stated.seq) + 1, eventId: null, wrong };
}
