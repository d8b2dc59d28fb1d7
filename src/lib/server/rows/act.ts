import type { Actor } from '#lib/ledger/actor.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { keepForm, whoseForm, type SentForm } from '../kept-forms.ts';
import { record, type Recorded } from '../ledger.ts';
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
	const whose = await whoseForm(form.keeper, rowId, actor);
	if (whose?.personId !== actor.personId) {
		await keepForm(rowId, form);
		return refuse(
			'otherPerson',
			'这张表是用另一个账号打开的，没有提交，填写的内容只留给那个账号。请重新打开这一条，用自己的账号填写。'
		);
	}
	const command = await readTyped(actor, rowId, form.input);
	if (isRefusal(command)) return command;
	return record(actor, rowId, command, { version: form.version, key: form.key });
}
