import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const i = tables.idempotency;

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

/** Keeps the answer given to a form's key, in the transaction that did its work. */
export async function rememberAnswer(
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
