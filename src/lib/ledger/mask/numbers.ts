import { withoutGaps } from './gaps.ts';
import { identityFault } from './identity.ts';
import { numbersIn } from './numbers-in.ts';

/**
 * Identity numbers and mobile numbers in a text, masked (domain §8): 412***********1234, 138****1234. Also with
 * full-width digits, and with what counts as nothing between digits; the length of the text stays. Office phones, which
 * have an area code, stay.
 * @param hide what to put in place of one
 */
export function maskNumbers(text: string, hide: (number: string) => string = maskNumber): string {
	let masked = '';
	let at = 0;
	for (const { from, to } of numbersIn(text)) {
		masked += text.slice(at, from) + hide(text.slice(from, to));
		at = to;
	}
	return at === 0 ? text : masked + text.slice(at);
}

/** Identity numbers alone masked: for what is kept, where a phone may stand. */
export function maskIdentities(text: string): string {
	return maskNumbers(text, (number) => (isIdentity(number) ? maskNumber(number) : number));
}

/** The first identity number that stands in a text, as it stands there; null when there is none. */
export function identityIn(text: string): string | null {
	const numbers = numbersIn(text).map(({ from, to }) => text.slice(from, to));
	return numbers.find(isIdentity) ?? null;
}

/** The phone of a villager, which is personal whatever its shape: first three and last four digits stay. */
export function maskPhone(phone: string): string {
	const digits = [...phone].filter((sign) => isDigit(sign)).length;
	return digits < 8 ? '*'.repeat(phone.length) : maskNumber(phone);
}

function isIdentity(number: string): boolean {
	const fault = identityFault(plainNumber(number));
	return fault !== 'shape' && fault !== 'birth';
}

/** A number without gaps, its digits half width. */
export function plainNumber(number: string): string {
	return withoutGaps(number.normalize('NFKC')).toUpperCase();
}

function isDigit(sign: string): boolean {
	return /[0-9０-９XxＸｘ]/.test(sign);
}

/** The first three and the last four digits stay. */
export function maskNumber(number: string): string {
	const signs = number.split('');
	const places = signs.flatMap((sign, at) => (isDigit(sign) ? [at] : []));
	const from = places[3] ?? 0;
	const to = places.at(-4) ?? signs.length;
	return signs.map((sign, at) => (at >= from && at < to ? '*' : sign)).join('');
}
