import { identityFault } from './identity.ts';

/**
 * Identity numbers and mobile numbers in a text, masked (domain §8): 412***********1234, 138****1234. Also with
 * full-width digits, and with a space or a hyphen between digits; the length of the text stays. Office phones, which
 * have an area code, stay.
 * @param hide what to put in place of one
 */
export function maskNumbers(text: string, hide: (number: string) => string = maskNumber): string {
	if (!enoughDigits.test(text)) return text;
	return text
		.replace(identity, (number) => hide(number))
		.replace(spaced, (number) => (isIdentity(number) ? hide(number) : number))
		.replace(mobile, (_all, before: string, number: string) => before + hide(number));
}

/** Identity numbers alone masked: for what is kept, where a phone may stand. */
export function maskIdentities(text: string): string {
	if (!enoughDigits.test(text)) return text;
	const hide = (number: string) => (isIdentity(number) ? maskNumber(number) : number);
	return text.replace(identity, hide).replace(spaced, hide);
}

/** The first identity number that stands in a text, as it stands there; null when there is none. */
export function identityIn(text: string): string | null {
	if (!enoughDigits.test(text)) return null;
	const found = [...text.matchAll(identity), ...text.matchAll(spaced)].map(([number]) => number);
	return found.find(isIdentity) ?? null;
}

/** The phone of a villager, which is personal whatever its shape: first three and last four digits stay. */
export function maskPhone(phone: string): string {
	const digits = [...phone].filter((sign) => isDigit(sign)).length;
	return digits < 8 ? '*'.repeat(phone.length) : maskNumber(phone);
}

const digit = '[0-9０-９]';
const last = '[0-9０-９XxＸｘ]';
const gap = '[ \\u3000\\-－‐–—]';
const notAfterDigit = `(?<!${digit})`;
const notBeforeDigit = `(?!${digit})`;

const enoughDigits = new RegExp(`(?:${digit}${gap}?){10}`);
const identity = new RegExp(
	`${notAfterDigit}(?:${digit}{17}${last}|${digit}{15})${notBeforeDigit}`,
	'g'
);
/** Digits set apart may be a row of figures: they count as an identity number when they could be one. */
const spaced = new RegExp(
	`${notAfterDigit}(?:(?:${digit}${gap}?){17}${last}|(?:${digit}${gap}?){14}${digit})${notBeforeDigit}`,
	'g'
);
const mobile = new RegExp(
	`${notAfterDigit}((?:[+＋]?(?:86|８６)${gap}?)?)([1１][3-9３-９]${digit}${gap}?${digit}{4}${gap}?${digit}{4}|[1１]${gap}[3-9３-９](?:${gap}${digit}){9})${notBeforeDigit}`,
	'g'
);

function isIdentity(number: string): boolean {
	const plain = plainNumber(number);
	return identityFault(plain) !== 'shape' && identityFault(plain) !== 'birth';
}

/** A number without gaps, its digits half width. */
export function plainNumber(number: string): string {
	return number
		.normalize('NFKC')
		.replace(/[\s\-‐–—]/g, '')
		.toUpperCase();
}

function isDigit(sign: string): boolean {
	return /[0-9０-９XxＸｘ]/.test(sign);
}

/** The first three and the last four digits stay. */
export function maskNumber(number: string): string {
	const signs = [...number];
	const places = signs.flatMap((sign, at) => (isDigit(sign) ? [at] : []));
	const from = places[3] ?? 0;
	const to = places.at(-4) ?? signs.length;
	return signs.map((sign, at) => (at >= from && at < to ? '*' : sign)).join('');
}
