import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import type { SentForm } from '#lib/server/forms/kept.ts';
import { record, type Recorded } from '#lib/server/record/record.ts';
import { refuseOpenNames } from './open-names.ts';
import { readTyped } from './typed-command.ts';

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
