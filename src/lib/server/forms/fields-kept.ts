import { and, desc, eq, gte, lt, lte } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { formBody } from '#lib/web/body-limits.ts';
import { maskIdentities } from '#lib/ledger/mask/numbers.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const d = tables.drafts;
/** Half-filled forms a person may leave behind; the oldest go first. */
const most = 100;

export type FormValues = Record<string, string | string[]>;
type Keeper = Pick<Actor, 'countyId' | 'personId'>;

/** Where the half-filled form of an act on a row is kept. */
export function keptKey(rowId: string, verb: string): string {
	return `row:${rowId}:${verb}`;
}

/** A half-filled form of this person, as they left it; nothing when there is none. */
export async function keptFields(actor: Keeper, key: string): Promise<FormValues> {
	const [found] = await db()
		.read.select({ body: d.body })
		.from(d)
		.where(and(eq(d.personId, actor.personId), eq(d.key, key)));
	return found ? (JSON.parse(found.body) as FormValues) : {};
}

/** This person's half-filled forms of acts on a row, by verb. */
export async function keptByVerb(
	actor: Keeper,
	rowId: string
): Promise<Record<string, FormValues>> {
	const start = keptKey(rowId, '');
	const found = await db()
		.read.select({ key: d.key, body: d.body })
		.from(d)
		.where(and(eq(d.personId, actor.personId), gte(d.key, start), lt(d.key, `${start}~`)));
	return Object.fromEntries(
		found.map(({ key, body }) => [key.slice(start.length), JSON.parse(body) as FormValues])
	);
}

/**
 * Keeps a half-filled form on the server, since PCs are shared; one longer than a form may be is left as it was.
 * Identity numbers are not kept: their boxes come back as the row has them.
 * @returns whether it was kept
 */
export async function keepFields(actor: Keeper, key: string, values: FormValues): Promise<boolean> {
	if (JSON.stringify(values).length > formBody) return false;
	const body = JSON.stringify(withoutIdentities(values));
	await db().write(actor.countyId, 'draft', async (tx) => {
		await tx.delete(d).where(and(eq(d.personId, actor.personId), eq(d.key, key)));
		await tx.insert(d).values({
			personId: actor.personId,
			key,
			countyId: actor.countyId,
			body,
			updatedAt: now()
		});
		const [oldest] = await tx
			.select({ updatedAt: d.updatedAt })
			.from(d)
			.where(eq(d.personId, actor.personId))
			.orderBy(desc(d.updatedAt))
			.offset(most)
			.limit(1);
		if (oldest)
			await tx
				.delete(d)
				.where(and(eq(d.personId, actor.personId), lte(d.updatedAt, oldest.updatedAt)));
	});
	return true;
}

/** Forgets a form that was sent, in the write that did its work. */
export async function forgetKept(tx: Tx, actor: Actor, key: string): Promise<void> {
	await tx.delete(d).where(and(eq(d.personId, actor.personId), eq(d.key, key)));
}

/** Forgets a form whose work was done in another write; nothing is written where there is none. */
export async function dropKept(actor: Actor, key: string): Promise<void> {
	const kept = await keptFields(actor, key);
	if (Object.keys(kept).length > 0)
		await db().write(actor.countyId, 'draft', (tx) => forgetKept(tx, actor, key));
}

function withoutIdentities(values: FormValues): FormValues {
	const kept = Object.entries(values).filter(([name]) => !/^household\.\d+\.identity$/.test(name));
	return Object.fromEntries(
		kept.map(([name, value]) => [
			name,
			typeof value === 'string' ? maskIdentities(value) : value.map(maskIdentities)
		])
	);
}
