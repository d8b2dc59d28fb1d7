import { householdField } from '#lib/ledger/households-form.ts';
import { maskNumbers, maskPhone } from '#lib/ledger/mask/numbers.ts';
import type { Veil } from '#lib/ledger/mask/veil.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { HouseholdView, VerbSheet } from '#lib/ledger/row-view.ts';
import { openIdentity } from '../identity/seal.ts';

/** 涉及农户 of a row as somebody reads it; a number that cannot be read now says why, and nothing else is lost. */
export function householdsThrough(veil: Veil, { households }: LedgerRow): HouseholdView[] {
	return households.map(({ name, what, done, idSealed, phone }) => {
		const number = idSealed ? openIdentity(idSealed) : '';
		const unread = isRefusal(number) ? number.message : '';
		const identity = isRefusal(number) ? '' : number;
		return {
			...{ name: veil.text(name), what: veil.text(what), done, unread },
			identity: veil.open ? identity : maskNumbers(identity),
			phone: veil.open ? phone : maskPhone(phone)
		};
	});
}

/** The same as the form 登记涉及农户 begins with, by field. */
export function householdValues(households: HouseholdView[]): VerbSheet['values'] {
	const values: VerbSheet['values'] = { 'household.lines': String(households.length) };
	for (const [at, household] of households.entries()) {
		for (const part of ['name', 'what', 'identity', 'phone'] as const)
			values[householdField(at, part)] = household[part];
		values[householdField(at, 'done')] = String(household.done);
		values[householdField(at, 'was')] = String(at);
	}
	return values;
}
