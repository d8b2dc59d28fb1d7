import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Adapter, DatabaseSession } from 'lucia';
import type { Instant } from '#lib/ledger/day.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { question } from '#lib/server/db/question.ts';
import { tables } from '#lib/server/db/tables.ts';
import { logSession } from './events.ts';

const { sessions, people } = tables;

/** However busy a session is, it ends this long after the sign-in. */
export const absoluteLifetime = 7 * 24 * 60 * 60 * 1000;

/** What is stored of a token: enough to know it again, nothing to sign in with. */
function fingerprint(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

/**
 * Sessions in our tables for lucia. Lucia's session id is the token in the cookie; only its fingerprint is
 * stored. Lucia reads the machine's clock, so its times are moved to ours on the way in and out.
 */
export const adapter: Adapter = {
	async getSessionAndUser(token) {
		const [found] = await sessionQuestion(db().read).execute({ id: fingerprint(token) });
		if (!found) return [null, null];
		const user = found.disabledAt ? null : { id: found.session.personId, attributes: {} };
		return [asLucia(token, found.session), user];
	},
	async getUserSessions(personId) {
		const found = await db().read.select().from(sessions).where(eq(sessions.personId, personId));
		return found.map((session) => asLucia(session.id, session));
	},
	async setSession({ id: token, userId: personId, expiresAt }) {
		const person = await personOf(personId);
		if (!person) throw new Error(`no person ${personId} to sign in`);
		await db().write(person.countyId, 'session', async (tx) => {
			await tx.insert(sessions).values({
				id: fingerprint(token),
				personId,
				expiresAt: ours(expiresAt),
				createdAt: now()
			});
			await tx
				.update(people)
				.set({ failures: 0, lockedUntil: null })
				.where(eq(people.id, personId));
			await logSession(tx, person, 'signedIn');
		});
	},
	async updateSessionExpiration(token, expiresAt) {
		const id = fingerprint(token);
		const [found] = await db()
			.read.select({ session: sessions, countyId: people.countyId })
			.from(sessions)
			.innerJoin(people, eq(people.id, sessions.personId))
			.where(eq(sessions.id, id));
		if (!found) return;
		const until = earlier(ours(expiresAt), endOf(found.session.createdAt));
		if (until === found.session.expiresAt) return;
		await db().write(found.countyId, 'session', async (tx) => {
			await tx.update(sessions).set({ expiresAt: until }).where(eq(sessions.id, id));
		});
	},
	async deleteSession(token) {
		const id = fingerprint(token);
		const [session] = await db().read.select().from(sessions).where(eq(sessions.id, id));
		const person = session && (await personOf(session.personId));
		if (!person) return;
		await db().write(person.countyId, 'session', async (tx) => {
			await tx.delete(sessions).where(eq(sessions.id, id));
			await logSession(tx, person, 'signedOut');
		});
	},
	async deleteUserSessions(personId) {
		const person = await personOf(personId);
		if (!person) return;
		await db().write(person.countyId, 'session', async (tx) => {
			await tx.delete(sessions).where(eq(sessions.personId, personId));
			await logSession(tx, person, 'signedOutEverywhere');
		});
	},
	async deleteExpiredSessions() {
		throw new Error('sessions are removed when their owner comes back, or signs out everywhere');
	}
};

const sessionQuestion = question((read) =>
	read
		.select({ session: sessions, disabledAt: people.disabledAt })
		.from(sessions)
		.innerJoin(people, eq(people.id, sessions.personId))
		.where(eq(sessions.id, sql.placeholder('id')))
		.prepare('session_of_token')
);

async function personOf(personId: string) {
	const [person] = await db()
		.read.select({ personId: people.id, unitId: people.unitId, countyId: people.countyId })
		.from(people)
		.where(eq(people.id, personId));
	return person;
}

function asLucia(id: string, session: typeof sessions.$inferSelect): DatabaseSession {
	const { personId, expiresAt } = session;
	return { id, userId: personId, attributes: {}, expiresAt: theirs(expiresAt) };
}

function endOf(createdAt: Instant): Instant {
	return new Date(Date.parse(createdAt) + absoluteLifetime).toISOString();
}

function earlier(a: Instant, b: Instant): Instant {
	return a < b ? a : b;
}

function shift(): number {
	return Date.parse(now()) - Date.now();
}

function ours(time: Date): Instant {
	return new Date(time.getTime() + shift()).toISOString();
}

function theirs(instant: Instant): Date {
	return new Date(Date.parse(instant) - shift());
}
