import { and, eq, isNull, ne } from 'drizzle-orm';
import {
	adminRoleNames,
	roleNames,
	type Actor,
	type AdminRole,
	type Role
} from '#lib/ledger/actor.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { changeOne, lastOfItsKind } from './change.ts';
import { managesRoles, notYours, type RosterActor } from '#lib/server/roster/access.ts';
import { logRoster } from '#lib/server/roster/events.ts';

const { people } = tables;

/** Makes somebody 经办, 负责人 or 县级领导. */
export async function changeRole(
	actor: Actor,
	personId: string,
	version: number,
	role: Role
): Promise<Refusal | null> {
	if (!managesRoles(actor)) return notYours('安全管理员', '改变岗位');
	return changeOne(actor, personId, version, 'role', async (person) => ({
		change: { role, substitute: false },
		type: 'roleChanged',
		body: { from: roleNames[person.role], to: roleNames[role] }
	}));
}

/**
 * Gives one administrator role. Nobody holds two, but whoever set the county up holds all of them until
 * another takes one over: that one then leaves the first.
 */
export async function giveAdmin(
	actor: Actor,
	personId: string,
	version: number,
	role: AdminRole
): Promise<Refusal | null> {
	if (!managesRoles(actor)) return notYours('安全管理员', '授予管理员');
	return changeOne(actor, personId, version, 'admin', async (person, tx) => {
		if (person.disabledAt) return refuse('said', '这个账号已停用，请先恢复。');
		if (person.admin.includes(role))
			return refuse('held', `${person.name}已是${adminRoleNames[role]}。`);
		const held = person.admin[0];
		if (held)
			return refuse(
				'said',
				`${person.name}已是${adminRoleNames[held]}，一个人不能兼任两种管理员：请选另一个人。`
			);
		await relieveFirst(tx, actor, personId, role);
		return {
			change: { admin: [role] },
			type: 'adminGiven',
			body: { role: adminRoleNames[role] }
		};
	});
}

/** Takes an administrator role back; the last of its kind stays. */
export async function takeAdmin(
	actor: Actor,
	personId: string,
	version: number,
	role: AdminRole
): Promise<Refusal | null> {
	if (!managesRoles(actor)) return notYours('安全管理员', '收回管理员');
	return changeOne(actor, personId, version, 'admin', async (person, tx) => {
		if (!person.admin.includes(role))
			return refuse('held', `${person.name}不是${adminRoleNames[role]}。`);
		const last = await lastOfItsKind(tx, { ...person, admin: [role] });
		if (last) return last;
		return {
			change: { admin: person.admin.filter((held) => held !== role) },
			type: 'adminTaken',
			body: { role: adminRoleNames[role] }
		};
	});
}

/** Opens an account before its 15 minutes are over. */
export async function unlock(
	actor: Actor,
	personId: string,
	version: number
): Promise<Refusal | null> {
	if (!managesRoles(actor)) return notYours('安全管理员', '解锁账号');
	return changeOne(actor, personId, version, 'unlock', async () => ({
		change: { failures: 0, lockedUntil: null },
		type: 'personUnlocked'
	}));
}

async function relieveFirst(
	tx: Tx,
	by: RosterActor,
	personId: string,
	role: AdminRole
): Promise<void> {
	const others = await tx
		.select()
		.from(people)
		.where(
			and(eq(people.countyId, by.countyId), ne(people.id, personId), isNull(people.disabledAt))
		);
	for (const other of others) {
		if (other.admin.length < 2 || !other.admin.includes(role)) continue;
		await tx
			.update(people)
			.set({ admin: other.admin.filter((held) => held !== role), version: other.version + 1 })
			.where(eq(people.id, other.id));
		await logRoster(tx, by, 'adminTaken', {
			subject: other.id,
			name: other.name,
			role: adminRoleNames[role]
		});
	}
}
