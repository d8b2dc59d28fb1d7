import { householdField } from '#lib/ledger/command/households.ts';
import type { Veil } from '#lib/ledger/mask/veil.ts';
import { isRefusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { HouseholdView, FormNeeds } from './view.ts';
import { decryptIdentity } from '#lib/server/identity/seal.ts';

/** 涉及农户 of a row as somebody reads it. */
export function householdsThrough(veil: Veil, households: HouseholdView[]): HouseholdView[] {
	const about = veil.at('涉及农户事项');
	return households.map(({ name, what, identity, phone, ...said }) => ({
		...said,
		name: veil.name(name),
		what: about.text(what),
		identity: veil.number(identity),
		phone: veil.number(phone)
	}));
}

/**
 * 涉及农户 with their numbers in full, to be shown through a veil only; a number that cannot be read now says why, and
 * nothing else is lost.
 */
export function openHouseholds(households: LedgerRow['households']): HouseholdView[] {
	return households.map(({ idSealed, ...said }) => {
		const number = idSealed ? decryptIdentity(idSealed) : '';
		const [identity, unread] = isRefusal(number) ? ['', number.message] : [number, ''];
		return { ...said, identity, unread };
	});
}

/** The same as the form 登记涉及农户 begins with, by field. */
export function householdValues(households: HouseholdView[]): FormNeeds['values'] {
	const values: FormNeeds['values'] = { 'household.lines': String(households.length) };
	for (const [at, household] of households.entries()) {
		for (const part of ['name', 'what', 'identity', 'phone'] as const)
			values[householdField(at, part)] = household[part];
		values[householdField(at, 'done')] = String(household.done);
		values[householdField(at, 'was')] = String(at);
	}
	return values;
}
