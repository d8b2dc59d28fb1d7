import type { Field } from '#lib/ledger/events/base.ts';
import { fieldWord } from '#lib/ledger/command/field-words.ts';
import { fieldNames, valueInWords } from '#lib/ledger/events/field-names.ts';
import type { Refusal } from '#lib/ledger/refusal.ts';
import { refusedForm, type RefusedForm } from '#lib/ledger/refused-form.ts';
import type { StaleRefusal } from '#lib/server/record/stale.ts';

type Typed = Record<string, string | string[] | boolean>;

/**
 * A refused form as its page gives it back: what is missing, what somebody else did, and all that was typed.
 * @param version the form was sent with
 */
export function actRefused(
	typed: Typed,
	refusal: Refusal | StaleRefusal,
	version: number | null = null
): RefusedForm {
	const values = Object.fromEntries(
		Object.entries(typed).map(([name, value]) => [
			name,
			typeof value === 'boolean' ? String(value) : value
		])
	);
	return {
		...refusedForm('act', refusal, values),
		version: Number.isInteger(version) ? version : null,
		conflict: 'conflict' in refusal ? conflictOf(refusal, values) : null
	};
}

/** What was typed into a form whose page cannot be shown any more, by the names of its fields, to be copied from. */
export function typedWords(typed: Typed): { label: string; text: string }[] {
	return Object.entries(typed).flatMap(([name, value]) => {
		const label = fieldWord(name);
		return label && typeof value === 'string' && value ? [{ label, text: value }] : [];
	});
}

function conflictOf(refusal: StaleRefusal, values: RefusedForm['values']): RefusedForm['conflict'] {
	const { who, unit, act, at, changes } = refusal.conflict;
	return {
		person: who,
		unit,
		act,
		at,
		version: refusal.version,
		fields: Object.entries(changes).flatMap(([name, [, is]]) => {
			const field = name as Field;
			const typed = values[name];
			if (typed === undefined) return [];
			return [
				{
					name,
					label: fieldNames[field],
					theirs: valueInWords(field, is),
					mine: valueInWords(field, typed)
				}
			];
		})
	};
}
