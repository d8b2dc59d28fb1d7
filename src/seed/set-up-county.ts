import type { Actor } from '#lib/ledger/actor.ts';
import { readPerson } from '#lib/server/roster/actor.ts';
import { applyRoster, previewRoster, type RosterKind } from '#lib/server/roster/import/import.ts';
import { ensureSetupLink } from '#lib/server/setup/setup.ts';
import {
	setUpAdmin,
	setUpOffice,
	type AdminForm,
	type OfficeForm
} from '#lib/server/setup/steps.ts';
import { done } from './done.ts';

/** Sets an empty store up by its one-time link. @returns the first person, holding all administrator roles */
export async function setUpCounty(office: OfficeForm, admin: AdminForm): Promise<Actor> {
	const link = await ensureSetupLink();
	const token = link?.split('/').at(-1);
	if (!token) throw new Error('the store is set up already');
	done(await setUpOffice(token, office));
	const { personId } = done(await setUpAdmin(token, admin));
	return seedActor(personId);
}

/** Imports a roster file, all of it. */
export async function takeRoster(
	actor: Actor,
	kind: RosterKind,
	bytes: Uint8Array,
	source: string
): Promise<void> {
	const preview = done(await previewRoster(actor, kind, bytes));
	if ('problems' in preview) throw new Error(`${source}: ${preview.problems[0]?.message}`);
	const changes = done(await applyRoster(actor, kind, bytes, preview.digest, source));
	if ('problems' in changes) throw new Error(`${source}: ${changes.problems[0]?.message}`);
}

/** A person as one who acts. @throws when there is no such account */
export async function seedActor(personId: string): Promise<Actor> {
	const person = await readPerson(personId);
	if (!person) throw new Error(`no account ${personId}`);
	return person.actor;
}
