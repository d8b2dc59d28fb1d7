import { adminRoles, roles, type Actor, type AdminRole, type Role } from '#lib/ledger/actor.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { changePerson, resetPassword, setDisabled } from '#lib/server/roster/people/change.ts';
import { changeRole, giveAdmin, takeAdmin, unlock } from '#lib/server/roster/people/roles.ts';
import { nameSubstitute, setCharges } from '#lib/server/roster/people/substitutes.ts';

type Act = (actor: Actor, id: string, version: number, data: FormData) => Promise<Refusal | null>;

/** What a form of the page does to the person, by the name of the action. */
export const personActs = {
	change: (actor, id, version, data) =>
		changePerson(actor, id, version, detailsIn(data), text(data, 'sure') === '1'),
	substitute: (actor, id, version, data) =>
		nameSubstitute(actor, id, version, text(data, 'on') === '1'),
	charges: (actor, id, version, data) => setCharges(actor, id, version, chargesIn(data)),
	role: (actor, id, version, data) => changeRole(actor, id, version, roleIn(data)),
	giveAdmin: (actor, id, version, data) => giveAdmin(actor, id, version, adminIn(data)),
	takeAdmin: (actor, id, version, data) => takeAdmin(actor, id, version, adminIn(data)),
	unlock: (actor, id, version) => unlock(actor, id, version),
	disable: (actor, id, version, data) =>
		setDisabled(actor, id, version, true, text(data, 'sure') === '1'),
	enable: (actor, id, version) => setDisabled(actor, id, version, false)
} satisfies Record<string, Act>;

export const reset = resetPassword;

/** Name, unit, position and phone as typed. */
export function detailsIn(data: FormData) {
	const [name, unitId] = [text(data, 'name'), text(data, 'unitId')];
	return { name, unitId, position: text(data, 'position'), phone: text(data, 'phone') };
}

/** 分管 and 分包 as ticked. */
export function chargesIn(data: FormData) {
	const ticked = (name: string) => data.getAll(name).map(String);
	return { oversees: ticked('oversees'), liaises: ticked('liaises') };
}

function text(data: FormData, name: string): string {
	return String(data.get(name) ?? '').trim();
}

function roleIn(data: FormData): Role {
	return roles.find((role) => role === data.get('role')) ?? 'clerk';
}

function adminIn(data: FormData): AdminRole {
	return adminRoles.find((role) => role === data.get('admin')) ?? 'audit';
}
