import { createHmac, timingSafeEqual } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { isCommandVerb } from '#lib/ledger/command/command.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { keptKey, keepFields, type FormValues } from './fields-kept.ts';

const { people } = tables;
type Keeper = Pick<Actor, 'countyId' | 'personId'>;

/**
 * What a form carries to say whose it is once its session has run out: the person and a seal that only the server can
 * make. It lets that person's own half-filled form be kept for them, and nothing else.
 * @param place what the form is about: the id of a row or campaign, or the name of a page
 */
export async function keeperToken(actor: Keeper, place: string): Promise<string> {
	const [person] = await db()
		.read.select({ secret: people.passwordHash })
		.from(people)
		.where(eq(people.id, actor.personId));
	return `${actor.personId}.${signatureOf(person?.secret ?? '', actor.personId, place)}`;
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
	place: string,
	actor: Keeper | null
): Promise<Keeper | null> {
	const keeper = mark ? await keeperOf(mark, place) : null;
	if (keeper) return keeper;
	return !mark || mark.startsWith(`${actor?.personId}.`) ? actor : null;
}

/** Whose form this is, by the mark it carries; null when nobody's. A changed password ends it. */
async function keeperOf(mark: string, place: string): Promise<Keeper | null> {
	const [personId = '', sealed = ''] = mark.split('.');
	if (!personId || !sealed) return null;
	const [person] = await db()
		.read.select({ countyId: people.countyId, secret: people.passwordHash })
		.from(people)
		.where(and(eq(people.id, personId), isNull(people.disabledAt)));
	if (!person) return null;
	const [given, made] = [sealed, signatureOf(person.secret, personId, place)].map((one) =>
		Buffer.from(one)
	) as [Buffer, Buffer];
	const same = given.length === made.length && timingSafeEqual(given, made);
	return same ? { countyId: person.countyId, personId } : null;
}

/**
 * PCs are shared: a form that another account opened does nothing under this one's name.
 * @returns the refusal, or null for a form of their own
 */
export async function othersForm(
	actor: Actor,
	mark: string,
	place: string
): Promise<Refusal | null> {
	const whose = await whoseForm(mark, place, actor);
	if (whose?.personId === actor.personId) return null;
	return refuse(
		'otherPerson',
		'这张表是用另一个账号打开的，没有提交，填写的内容不会显示给您。请重新打开这一页，用自己的账号办理。'
	);
}

/**
 * Keeps the form of an act on a row that came without a session for the person who opened it, and for nobody else.
 * @returns whether it was kept
 */
export async function keepForm(rowId: string, form: SentForm): Promise<boolean> {
	const { verb, ...input } = form.input;
	if (!isCommandVerb(String(verb))) return false;
	const values = { ...input, version: String(form.version) };
	return keepFor(form.keeper, rowId, keptKey(rowId, String(verb)), values);
}

/**
 * Keeps a form under a key of the person whose mark it carries.
 * @returns whether it was kept: not when the mark is nobody's, nor when it is too long
 */
export async function keepFor(
	mark: string,
	place: string,
	key: string,
	input: SentForm['input']
): Promise<boolean> {
	const keeper = mark ? await keeperOf(mark, place) : null;
	if (!keeper) return false;
	const values: FormValues = {};
	for (const [name, value] of Object.entries(input))
		values[name] = typeof value === 'boolean' ? String(value) : value;
	return keepFields(keeper, key, values);
}

function signatureOf(secret: string, personId: string, place: string): string {
	return createHmac('sha256', secret).update(`form ${personId} ${place}`).digest('base64url');
}
