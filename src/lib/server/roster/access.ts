import type { Actor } from '#lib/ledger/actor.ts';
import { isOffice } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';

/** Whoever acts on units and people: enough to write down who it was. */
export type RosterActor = Pick<Actor, 'countyId' | 'unitId'> & { personId: string | null };

type Duties = Pick<Actor, 'admin' | 'functions' | 'role'>;

/** Units and people are kept by the system administrator. */
export function managesRoster(actor: Duties): boolean {
	return actor.admin.includes('system');
}

/** Roles are given and accounts unlocked by the security administrator. */
export function managesRoles(actor: Duties): boolean {
	return actor.admin.includes('security');
}

/** The record of who did what is read by the audit administrator. */
export function readsLog(actor: Duties): boolean {
	return actor.admin.includes('audit');
}

/** Accounts are seen by the office and by those who keep them. */
export function seesPeople(actor: Duties): boolean {
	return isOffice(actor) || managesRoster(actor) || managesRoles(actor);
}

/** The refusal for an act that is another's; `whose` and `what` in words. */
export function notYours(whose: string, what: string): Refusal {
	return refuse('forbidden', `${what}由${whose}办理，您的账号没有这项权限。`);
}

/** The refusal for a form that was opened before somebody else changed the same thing. */
export function stale(what: string): Refusal {
	return refuse('stale', `${what}刚刚被别人改过：请重新打开，核对后再改。`);
}
