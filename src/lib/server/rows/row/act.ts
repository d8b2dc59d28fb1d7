import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { keepForm, othersForm, type SentForm } from '#lib/server/forms/kept.ts';
import { record, type Recorded } from '#lib/server/record/record.ts';
import { askNames } from './names-asked.ts';
import { readTyped } from './typed-command.ts';

/**
 * Does the act of a form that was sent. PCs are shared: a form that another account opened is not recorded under this
 * one's name, but kept for its own.
 */
export async function actOnRow(
	actor: Actor,
	rowId: string,
	form: SentForm
): Promise<Refusal | Recorded> {
	const others = await othersForm(actor, form.keeper, rowId);
	if (others) {
		await keepForm(rowId, form);
		return others;
	}
	const command = await readTyped(actor, rowId, form.input);
	if (isRefusal(command)) return command;
	const names = await askNames(actor, rowId, form.input);
	if (names) return names;
	return record(actor, rowId, command, { version: form.version, key: form.key });
}
