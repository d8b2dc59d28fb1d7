import { createHmac, timingSafeEqual } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { isCommandVerb } from '#lib/ledger/command.ts';
import { db } from './db/database.ts';
import { tables } from './db/tables.ts';
import { draftKey, keepDraft, type FormValues } from './drafts.ts';

const { people } = tables;
type Keeper = Pick<Actor, 'countyId' | 'personId'>;

/**
 * What a form carries to say whose it is once its session has run out: the person and a seal that only the server can
 * make. It lets that person's own half-filled form be kept for them, and nothing else.
 */
export async function keeperMark(actor: Keeper, rowId: string): Promise<string> {
	const [person] = await db()
		.read.select({ secret: people.passwordHash })
		.from(people)
		.where(eq(people.id, actor.personId));
	return `${actor.personId}.${seal(person?.secret ?? '', actor.personId, rowId)}`;
}

/** An act's form as its route reads it. */
export interface SentForm {
	input: Record<string, string | string[] | boolean>;
	version: number;
	key: string | undefined;
	keeper: string;
}

/**
 * Who filled a form: the person of its mark; without a mark, or with a mark of theirs that has run out, who is signed
 * in; null when it is another's or nobody's.
 */
export async function whoseForm(
	mark: string,
	rowId: string,
	actor: Keeper | null
): Promise<Keeper | null> {
	const keeper = mark ? await keeperOf(mark, rowId) : null;
	if (keeper) return keeper;
	return !mark || mark.startsWith(`${actor?.personId}.`) ? actor : null;
}

/** Whose form of a row this is, by the mark it carries; null when nobody's. A changed password ends it. */
async function keeperOf(mark: string, rowId: string): Promise<Keeper | null> {
	const [personId = '', sealed = ''] = mark.split('.');
	if (!personId || !sealed) return null;
	const [person] = await db()
		.read.select({ countyId: people.countyId, secret: people.passwordHash })
		.from(people)
		.where(and(eq(people.id, personId), isNull(people.disabledAt)));
	if (!person) return null;
	const [given, made] = [sealed, seal(person.secret, personId, rowId)].map((one) =>
		Buffer.from(one)
	) as [Buffer, Buffer];
	const same = given.length === made.length && timingSafeEqual(given, made);
	return same ? { countyId: person.countyId, personId } : null;
}

/**
 * Keeps a form that came without a session for the person who opened it, and for nobody else.
 * @returns whether it was kept
 */
export async function keepForm(rowId: string, form: SentForm): Promise<boolean> {
	const keeper = form.keeper ? await keeperOf(form.keeper, rowId) : null;
	const { verb, ...input } = form.input;
	if (!keeper || !isCommandVerb(String(verb))) return false;
	const values: FormValues = { version: String(form.version) };
	for (const [name, value] of Object.entries(input))
		values[name] = typeof value === 'boolean' ? String(value) : value;
	await keepDraft(keeper, draftKey(rowId, String(verb)), values);
	return true;
}

function seal(secret: string, personId: string, rowId: string): string {
	return createHmac('sha256', secret).update(`form ${personId} ${rowId}`).digest('base64url');
}
