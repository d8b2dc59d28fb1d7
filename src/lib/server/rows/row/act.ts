import type { Actor } from '#lib/ledger/actor.ts';
import { readCommand, type Command } from '#lib/ledger/command/command.ts';
import {
	listsHouseholds,
	readHouseholds,
	type HouseholdLine
} from '#lib/ledger/command/households.ts';
import type { Household } from '#lib/ledger/household.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { db } from '#lib/server/db/database.ts';
import type { SentForm } from '#lib/server/forms/kept.ts';
import { keyForSealing } from '#lib/server/identity/key-for-sealing.ts';
import { decryptIdentity, encryptIdentity } from '#lib/server/identity/seal.ts';
import { record, seenRow, type Recorded } from '#lib/server/record/record.ts';
import { unseen } from '#lib/server/record/stale.ts';
import { refuseOpenNames } from './naming.ts';

type Typed = Record<string, string | string[] | boolean>;

/**
 * Does the act of a form that passed the gate (routes/gate.ts), once nobody is left in it of whom it was not said
 * whether they are villagers.
 */
export async function actOnRow(
	actor: Actor,
	rowId: string,
	form: SentForm
): Promise<Refusal | Recorded> {
	const command = await readTyped(actor, rowId, form.input);
	if (isRefusal(command)) return command;
	const names = await refuseOpenNames(actor, rowId, form.input);
	if (names) return names;
	return record(actor, rowId, command, { version: form.version, key: form.key });
}

/**
 * Reads the form of an act on a row. Identity numbers are sealed here, before anything keeps the command: events,
 * versions and drafts never hold them readable.
 */
export async function readTyped(
	actor: Actor,
	rowId: string,
	typed: Typed
): Promise<Command | Refusal> {
	if (typed.verb !== 'listHouseholds' || !listsHouseholds(typed)) return readCommand(typed);
	const lines = readHouseholds(typed);
	if (isRefusal(lines)) return lines;
	const row = await seenRow(db().read, actor, rowId);
	if (!row) return unseen();
	const listed = await sealed(lines, row.households);
	return isRefusal(listed) ? listed : readCommand({ ...typed, listed });
}

async function sealed(lines: HouseholdLine[], before: Household[]): Promise<Household[] | Refusal> {
	const listed: Household[] = [];
	for (const { name, what, done, identity, phone, was } of lines) {
		const kept = was === null ? '' : (before[was]?.idSealed ?? '');
		const idSealed = await sealOf(identity, kept);
		if (isRefusal(idSealed)) return idSealed;
		listed.push({ name, what, done, idSealed, phone });
	}
	return listed;
}

/** What was not changed stays sealed as it is; what cannot be read now is not lost because its box came empty. */
async function sealOf(identity: string, kept: string): Promise<string | Refusal> {
	const before = kept ? decryptIdentity(kept) : '';
	if (isRefusal(before) && !identity) return kept;
	if (identity === before) return kept;
	if (!identity) return '';
	const key = await keyForSealing();
	return isRefusal(key) ? refuse(key.kind, key.message) : encryptIdentity(identity, key);
}
