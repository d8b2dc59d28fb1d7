import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { stale } from '#lib/server/roster/access.ts';
import {
	hashPassword,
	passwordProblem,
	verifyPassword
} from '#lib/server/roster/people/passwords.ts';
import { logSession } from './events.ts';

const { people, sessions } = tables;

/** Changes one's own password and ends every session, this one too: the caller begins a new one. */
export async function changePassword(
	actor: Actor,
	current: string,
	next: string
): Promise<Refusal | null> {
	const [person] = await db().read.select().from(people).where(eq(people.id, actor.personId));
	if (!person) return refuse('unseen', '没有这个账号。');
	if (!(await verifyPassword(person.passwordHash, current)))
		return refuse('said', '现在的密码不对，请重新输入。', 'current');
	const problem = passwordProblem(next, person.login);
	if (problem) return refuse('said', problem, 'next');
	if (current === next) return refuse('said', '新密码与现在的一样，请换一个。', 'next');
	const passwordHash = await hashPassword(next);
	return db().write(actor.countyId, 'session', async (tx) => {
		const changed = await tx
			.update(people)
			.set({ passwordHash, mustChangePassword: false, failures: 0, lockedUntil: null })
			.where(and(eq(people.id, person.id), eq(people.passwordHash, person.passwordHash)))
			.returning({ id: people.id });
		if (changed.length === 0) return stale('密码');
		await tx.delete(sessions).where(eq(sessions.personId, person.id));
		await logSession(tx, actor, 'passwordChanged');
		return null;
	});
}
