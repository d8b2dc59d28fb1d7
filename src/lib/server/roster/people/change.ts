import { and, eq, isNull, ne } from 'drizzle-orm';
import { adminRoleNames, type Actor } from '#lib/ledger/actor.ts';
import { onOneself, type RightsAct } from '#lib/ledger/roster/own-rights.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { overlong } from '#lib/ledger/command/typed-length.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { heldBy } from '#lib/server/roster/hand-over/hand-over.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';
import { managesRoles, managesRoster, notYours, stale } from '#lib/server/roster/access.ts';
import { logRoster, type RosterBody } from '#lib/server/roster/events.ts';
import type { RosterEventType } from '#lib/server/record/roster-words.ts';

const { people, units, sessions } = tables;
export type Person = typeof people.$inferSelect;
type Change = Partial<typeof people.$inferInsert>;

/** What an act does to a person, and how it is written down; or why it is refused. */
export interface PersonAct {
	change: Change;
	type: RosterEventType;
	body?: RosterBody;
	/** Ends the person's sessions on all machines. */
	endSessions?: boolean;
}

/**
 * One change of one person, whole: seen, not stale, not upon oneself, allowed, written down.
 * @param standing what it does to the person's place or rights; null when it leaves them alone or says so itself
 */
export function changeOne(
	actor: Actor,
	personId: string,
	version: number,
	standing: RightsAct | null,
	decide: (person: Person, tx: Tx) => Promise<PersonAct | Refusal>
): Promise<Refusal | null> {
	return db().write(actor.countyId, 'roster', async (tx) => {
		const [person] = await tx
			.select()
			.from(people)
			.where(and(eq(people.id, personId), eq(people.countyId, actor.countyId)));
		if (!person) return refuse('unseen', '没有这个人。');
		const own = standing && onOneself(actor, personId, standing);
		if (own) return own;
		if (person.version !== version) return stale(`${person.name}的资料`);
		const act = await decide(person, tx);
		if ('refused' in act) return act;
		const changed = await tx
			.update(people)
			.set({ ...act.change, version: version + 1 })
			.where(and(eq(people.id, personId), eq(people.version, version)))
			.returning({ id: people.id });
		if (changed.length === 0) return stale(`${person.name}的资料`);
		if (act.endSessions) await tx.delete(sessions).where(eq(sessions.personId, personId));
		await logRoster(tx, actor, act.type, { subject: personId, name: person.name, ...act.body });
		return null;
	});
}

export interface PersonDetails {
	name: string;
	unitId: string;
	position: string;
	phone: string;
}

/**
 * Corrects name, unit, position and phone.
 * @param sure with rows of the old unit still in the person's name a move is refused (`heldThere`) until the
 *   administrator says so again
 */
export async function changePerson(
	actor: Actor,
	personId: string,
	version: number,
	form: PersonDetails,
	sure = false
): Promise<Refusal | null> {
	if (!managesRoster(actor)) return notYours('系统管理员', '修改人员');
	if (!form.name) return refuse('said', '请填写姓名。', 'name');
	const long = overlong(form);
	if (long) return long;
	return changeOne(actor, personId, version, null, async (person, tx) => {
		const moved = person.unitId !== form.unitId;
		const own = moved ? onOneself(actor, personId, 'move') : null;
		if (own) return { ...own, field: 'unitId' };
		const [unit] = await tx
			.select({ id: units.id, shortName: units.shortName })
			.from(units)
			.where(
				and(
					eq(units.id, form.unitId),
					eq(units.countyId, actor.countyId),
					isNull(units.mergedIntoId)
				)
			);
		if (!unit) return refuse('said', '请选择单位。', 'unitId');
		const what = [
			person.name === form.name ? '' : `姓名 ${person.name} → ${form.name}`,
			person.unitId === form.unitId ? '' : `调到${unit.shortName}`,
			person.position === form.position ? '' : `职务 ${form.position || '空'}`,
			person.phone === form.phone ? '' : `电话 ${form.phone || '空'}`
		].filter(Boolean);
		const left = moved && !sure ? await heldBy(tx, person) : 0;
		if (left > 0) return heldThere(await unitName(tx, person.unitId), person.name, left);
		return {
			change: { ...form, ...(moved ? { substitute: false } : {}) },
			type: 'personChanged',
			body: { what: what.join('；') || '无变化' }
		};
	});
}

function heldThere(unit: string, name: string, rows: number): Refusal {
	return refuse(
		'heldThere',
		`${name}名下在${unit}还有 ${rows} 条没有办完的条目（责任人）：请先办理“人员移交”。调走以后条目仍在他名下，也可以以后再移交。`,
		'unitId'
	);
}

async function unitName(tx: Tx, id: string): Promise<string> {
	const [unit] = await tx.select({ name: units.shortName }).from(units).where(eq(units.id, id));
	return unit?.name ?? '';
}

/** Gives a new one-time password and ends the person's sessions. @returns the password, shown once */
export async function resetPassword(
	actor: Actor,
	personId: string,
	version: number
): Promise<{ login: string; name: string; password: string } | Refusal> {
	const password = oneTimePassword();
	const passwordHash = await hashPassword(password);
	let account = { login: '', name: '' };
	const refused = await changeOne(actor, personId, version, 'password', async (person) => {
		if (!mayReset(actor, person))
			return person.admin.length > 0
				? notYours('另一位管理员（安全管理员；安全管理员的由系统管理员）', '重置管理员密码')
				: notYours('系统管理员', '重置密码');
		account = { login: person.login, name: person.name };
		return {
			change: { passwordHash, mustChangePassword: true, failures: 0, lockedUntil: null },
			type: 'passwordReset',
			endSessions: true
		};
	});
	return refused ?? { ...account, password };
}

/** Nobody takes over an administrator of another kind by a reset that the other would not notice. */
function mayReset(actor: Actor, person: Person): boolean {
	if (person.admin.length === 0 || person.admin.includes('security')) return managesRoster(actor);
	return managesRoles(actor);
}

/**
 * Takes an account out of use, or back into it. Nothing that the person did is touched.
 * @param sure with rows still in the person's name it is refused (`held`) until the administrator says so again
 */
export async function setDisabled(
	actor: Actor,
	personId: string,
	version: number,
	disabled: boolean,
	sure = false
): Promise<Refusal | null> {
	if (!managesRoster(actor)) return notYours('系统管理员', '停用和恢复账号');
	return changeOne(actor, personId, version, 'disable', async (person, tx) => {
		const last = disabled ? await lastOfItsKind(tx, person) : null;
		if (last) return last;
		const held = disabled && !sure ? await heldBy(tx, person) : 0;
		if (held > 0)
			return refuse(
				'held',
				`${person.name}名下还有 ${held} 条没有办完的条目（责任人）：请先办理“人员移交”。停用以后条目仍在他名下，也可以以后再移交。`
			);
		return {
			change: { disabledAt: disabled ? now() : null },
			type: disabled ? 'personDisabled' : 'personEnabled',
			endSessions: disabled
		};
	});
}

/** Every administrator role must have somebody who can sign in. */
export async function lastOfItsKind(tx: Tx, person: Person): Promise<Refusal | null> {
	const others = await tx
		.select({ admin: people.admin })
		.from(people)
		.where(
			and(eq(people.countyId, person.countyId), ne(people.id, person.id), isNull(people.disabledAt))
		);
	const left = person.admin.find((role) => !others.some((other) => other.admin.includes(role)));
	return left
		? refuse('said', `${person.name}是唯一的${adminRoleNames[left]}：请先授予另一个人。`)
		: null;
}
