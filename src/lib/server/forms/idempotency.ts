import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Instant } from '#lib/ledger/day.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { now } from '#lib/server/clock.ts';
import { db, type StreamKind, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const i = tables.idempotency;

/**
 * One write that the key of a form lets work once: sent again it is answered as before. What was refused may be sent
 * again with the same key.
 * @param work is given the moment it happens at
 */
export function writeOnce<T>(
	actor: Actor,
	kind: StreamKind,
	key: string | undefined,
	work: (tx: Tx, at: Instant) => Promise<T | Refusal>
): Promise<T | Refusal> {
	return db().write(actor.countyId, kind, async (tx) => {
		const before = await answered<T>(tx, actor, key);
		if (before) return before;
		const at = now();
		const done = await work(tx, at);
		if (!isRefusal(done)) await rememberAnswer(tx, actor, key, done, at);
		return done;
	});
}

/** The answer already given to a form's key by this person, or undefined. */
export async function answered<T>(
	read: Pick<Tx, 'select'>,
	actor: Actor,
	key: string | undefined
): Promise<T | undefined> {
	if (!key) return undefined;
	const [found] = await read
		.select({ answer: i.answer })
		.from(i)
		.where(and(eq(i.countyId, actor.countyId), eq(i.key, ownKey(actor, key))));
	return found ? (JSON.parse(found.answer) as T) : undefined;
}

async function rememberAnswer(
	tx: Tx,
	actor: Actor,
	key: string | undefined,
	answer: unknown,
	at: Instant
): Promise<void> {
	if (!key) return;
	await tx.insert(i).values({
		countyId: actor.countyId,
		key: ownKey(actor, key),
		personId: actor.personId,
		at,
		answer: JSON.stringify(answer)
	});
}

/** On a shared machine the form of one person may be sent by the next: the same key of two people is two keys. */
function ownKey({ personId }: Actor, key: string): string {
	return `${personId} ${key}`;
}
