import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { verifyPassword } from '#lib/server/roster/people/passwords.ts';
import { logSession } from './events.ts';

const { people } = tables;
type Person = typeof people.$inferSelect;

const mostFailures = 5;
const lockedFor = 15 * 60 * 1000;
/** A refusal takes at least this long, so that its time does not tell whether a login exists. */
const refusalTime = 250;

/**
 * Checks a login and its password. Five failures in a row lock this account, and no other, for 15 minutes.
 * @returns the person who may begin a session, or why not
 */
export async function checkSignIn(
	login: string,
	password: string
): Promise<{ personId: string; mustChangePassword: boolean } | Refusal> {
	const since = performance.now();
	const person = await attempt(login, password);
	if ('refused' in person) await wait(Math.max(0, refusalTime - (performance.now() - since)));
	return person;
}

async function attempt(login: string, password: string) {
	const person = await personNamed(login);
	if (!person) {
		await verifyPassword(null, password);
		return wrong();
	}
	const failures = await db().write(person.countyId, 'session', (tx) =>
		countAttempt(tx, person.id)
	);
	if (failures === null) return locked(person.id);
	if (!(await verifyPassword(person.passwordHash, password))) {
		await db().write(person.countyId, 'session', (tx) =>
			logSession(
				tx,
				{ ...person, personId: person.id },
				failures >= mostFailures ? 'accountLocked' : 'signInFailed',
				{ failures }
			)
		);
		return failures >= mostFailures ? locked(person.id) : wrong();
	}
	if (person.disabledAt) return refuse('said', '这个账号已停用，请联系系统管理员。');
	return { personId: person.id, mustChangePassword: person.mustChangePassword };
}

/**
 * Counts an attempt as failed before it is tried, so that many at the same time do not slip past the lock;
 * a session that begins sets the count back. @returns the count, or null when the account is locked
 */
async function countAttempt(tx: Tx, personId: string): Promise<number | null> {
	const [person] = await tx.select().from(people).where(eq(people.id, personId));
	if (!person) return null;
	const at = now();
	if (person.lockedUntil && person.lockedUntil > at) return null;
	const failures = (person.lockedUntil ? 0 : person.failures) + 1;
	const lockedUntil =
		failures >= mostFailures ? new Date(Date.parse(at) + lockedFor).toISOString() : null;
	await tx.update(people).set({ failures, lockedUntil }).where(eq(people.id, personId));
	return failures;
}

async function personNamed(login: string): Promise<Person | undefined> {
	const [person] = await db()
		.read.select()
		.from(people)
		.where(eq(people.login, login.trim().toLowerCase()));
	return person;
}

function wrong(): Refusal {
	return refuse('wrong', '登录名或密码不对。连续 5 次不对，账号锁定 15 分钟。', 'password');
}

async function locked(personId: string): Promise<Refusal> {
	const [person] = await db().read.select().from(people).where(eq(people.id, personId));
	const left = Date.parse(person?.lockedUntil ?? now()) - Date.parse(now());
	const minutes = Math.max(1, Math.ceil(left / 60_000));
	return refuse(
		'locked',
		`密码连续 5 次不对，这个账号已锁定，还有 ${minutes} 分钟解锁。急用请联系安全管理员解锁。`,
		'login'
	);
}
