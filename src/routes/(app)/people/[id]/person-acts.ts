import { adminRoles, roles, type Actor, type AdminRole, type Role } from '#lib/ledger/actor.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { lineIn, listIn, textIn, tickedIn } from '#lib/server/forms/fields.ts';
import { changePerson, resetPassword, setDisabled } from '#lib/server/roster/people/change.ts';
import { changeRole, giveAdmin, takeAdmin, unlock } from '#lib/server/roster/people/roles.ts';
import { nameSubstitute, setCharges } from '#lib/server/roster/people/substitutes.ts';

type Act = (actor: Actor, id: string, version: number, form: FormData) => Promise<Refusal | null>;

/** What a form of the page does to the person, by the name of the action. */
export const personActs = {
	change: (actor, id, version, form) =>
		changePerson(actor, id, version, detailsIn(form), tickedIn(form, 'sure')),
	substitute: (actor, id, version, form) =>
		nameSubstitute(actor, id, version, tickedIn(form, 'on')),
	charges: (actor, id, version, form) => setCharges(actor, id, version, chargesIn(form)),
	role: (actor, id, version, form) => changeRole(actor, id, version, roleIn(form)),
	giveAdmin: (actor, id, version, form) => giveAdmin(actor, id, version, adminIn(form)),
	takeAdmin: (actor, id, version, form) => takeAdmin(actor, id, version, adminIn(form)),
	unlock: (actor, id, version) => unlock(actor, id, version),
	disable: (actor, id, version, form) =>
		setDisabled(actor, id, version, true, tickedIn(form, 'sure')),
	enable: (actor, id, version) => setDisabled(actor, id, version, false)
} satisfies Record<string, Act>;

export const reset = resetPassword;

/** Name, unit, position and phone as typed. */
export function detailsIn(form: FormData) {
	const [name, unitId] = [lineIn(form, 'name'), lineIn(form, 'unitId')];
	return { name, unitId, position: lineIn(form, 'position'), phone: lineIn(form, 'phone') };
}

/** 分管 and 分包 as ticked. */
export function chargesIn(form: FormData) {
	return { oversees: listIn(form, 'oversees'), liaises: listIn(form, 'liaises') };
}

function roleIn(form: FormData): Role {
	return roles.find((role) => role === textIn(form, 'role')) ?? 'clerk';
}

function adminIn(form: FormData): AdminRole {
	return adminRoles.find((role) => role === textIn(form, 'admin')) ?? 'audit';
}
