import { Lucia, TimeSpan } from 'lucia';
import type { Actor } from '#lib/ledger/actor.ts';
import { readPerson, type SignedInPerson } from '#lib/server/roster/actor.ts';
import { absoluteLifetime, adapter } from './adapter.ts';

/** Half a working day's pause ends a session: office PCs are shared. */
const idle = new TimeSpan(12, 'h');
const cookieName = 'taizhang_session';
const lucia = new Lucia(adapter, { sessionExpiresIn: idle });

/** What a request offers to keep cookies in; SvelteKit's `cookies` fits. */
export interface CookieJar {
	get(name: string): string | undefined;
	set(name: string, value: string, options: CookieOptions): void;
	delete(name: string, options: { path: string }): void;
}

interface CookieOptions {
	path: string;
	httpOnly: boolean;
	sameSite: 'lax';
	secure: boolean;
	maxAge: number;
}

/**
 * Who sent this request, by the token in its cookie; a session in use is kept alive.
 * A cookie that is worth nothing any more is taken away.
 */
export async function visit(cookies: CookieJar): Promise<SignedInPerson | null> {
	const token = cookies.get(cookieName);
	if (!token) return null;
	const { session } = await lucia.validateSession(token);
	const person = session && (await readPerson(session.userId));
	if (!person) cookies.delete(cookieName, { path: '/' });
	return person;
}

/** Who holds the session in this cookie, without keeping it alive: for streams that look now and then. */
export async function actorOf(cookies: Pick<CookieJar, 'get'>): Promise<Actor | null> {
	const token = cookies.get(cookieName);
	if (!token) return null;
	const [session, user] = await adapter.getSessionAndUser(token);
	if (!session || !user || session.expiresAt.getTime() <= Date.now()) return null;
	return (await readPerson(user.id))?.actor ?? null;
}

/**
 * Begins a session and puts its token into the cookie, the only place where it stands.
 * @param secure whether the request came by https: over plain http a secure cookie would be dropped
 */
export async function beginSession(
	personId: string,
	cookies: CookieJar,
	secure: boolean
): Promise<void> {
	const session = await lucia.createSession(personId, {});
	cookies.set(cookieName, session.id, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure,
		maxAge: absoluteLifetime / 1000
	});
}

/** Ends the session of this browser. */
export async function signOut(cookies: CookieJar): Promise<void> {
	const token = cookies.get(cookieName);
	if (token) await lucia.invalidateSession(token);
	cookies.delete(cookieName, { path: '/' });
}

/** Ends every session of a person, on all machines. */
export async function signOutEverywhere(personId: string, cookies: CookieJar): Promise<void> {
	await lucia.invalidateUserSessions(personId);
	cookies.delete(cookieName, { path: '/' });
}
