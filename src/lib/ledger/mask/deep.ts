import type { Household } from '#lib/ledger/household.ts';
import { maskPhone } from './numbers.ts';
import { hideAll, maskText, type Hide } from './text.ts';

/** Fields that name officials: their names and office phones are open (domain §8). */
const officials = new Set([
	'responsiblePerson',
	'responsibleLeader',
	'applicantName',
	'checker',
	'personName'
]);
/** An office phone is open; what is sealed is unreadable as it is. */
const untouched = new Set(['officePhone', 'idSealed']);
/** Ids, hashes, days and moments: a row of digits in them is no number of a person. */
const noText =
	/^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64}|\d{4}-\d\d-\d\d(?:T\S+)?)$/;

/**
 * A row, an event or anything made of them with every text masked but the fields of officials. What is not known to
 * be open is masked, so that a field added later is.
 */
export function maskDeep<T>(record: T, names: readonly string[], hide = hideAll): T {
	return masked(record, names, '', hide) as T;
}

function masked(value: unknown, names: readonly string[], field: string, hide: Hide): unknown {
	if (typeof value === 'string')
		return untouched.has(field) || noText.test(value)
			? value
			: maskText(value, officials.has(field) ? [] : names, hide);
	if (Array.isArray(value)) return value.map((one) => masked(one, names, field, hide));
	if (typeof value !== 'object' || value === null) return value;
	const open = isHousehold(value) ? { ...value, phone: maskPhone(value.phone) } : value;
	return Object.fromEntries(
		Object.entries(open).map(([key, inner]) => [
			key,
			// Old and new value of a field stand in a list under its name.
			masked(inner, names, key, hide)
		])
	);
}

function isHousehold(value: object): value is Household {
	return 'idSealed' in value && 'phone' in value;
}
