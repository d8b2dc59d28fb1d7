import { occurrencesOf, withoutGaps, withoutUnseen } from '#lib/ledger/mask/gaps.ts';
import { numbersIn } from '#lib/ledger/mask/numbers-in.ts';
import { plainNumber } from '#lib/ledger/mask/numbers.ts';
import { surnameLength } from '#lib/ledger/names/surnames.ts';

const mostTerms = 5;
const longest = 50;
const longestName = 12;

/**
 * The words somebody searches for, full width made half; at most five, each at most 50 characters. A number that is
 * typed in groups is one word.
 */
export function termsOf(query: string): string[] {
	return wordsOf(query)
		.slice(0, mostTerms)
		.map((word) => word.slice(0, longest));
}

/** What a query may mean: each of its words somewhere, or 颜 秀英 the one name that its words are together. */
export function readingsOf(query: string): string[][] {
	const words = wordsOf(query);
	const whole = withoutGaps(words.join(''));
	const isName = words.length > 1 && whole.length <= longestName && signsApart(whole) !== null;
	return isName ? [termsOf(query), [whole]] : [termsOf(query)];
}

function wordsOf(query: string): string[] {
	const typed = withoutUnseen(query.normalize('NFKC'));
	const numbers = numbersIn(typed).map(({ from, to }) => typed.slice(from, to));
	const joined = numbers.reduce((text, one) => text.replace(one, plainNumber(one)), typed);
	return joined
		.replace(/(?:\+|00)86\D*(?=1\d{10}(?!\d))/g, '')
		.trim()
		.split(/\s+/)
		.filter(Boolean);
}

/** Why a query finds nothing before anybody looks; '' when it can be searched for. */
export function cannotSearch(query: string): string {
	const terms = readingsOf(query).flat();
	if (terms.length === 0)
		return '输入两个字以上：问题、措施、责任人、单位，或条目编号（如 6-2）。几个词用空格隔开。';
	if (terms.every((term) => [...term].length < 2))
		return `“${termsOf(query).join(' ')}”只有一个字，结果会太多：请再加一个字，或写条目编号（如 6-2）。`;
	return '';
}

/** Whether a text says a word, capital letters or not; a name or a number whatever stands between its signs. */
export function saysTerm(text: string, term: string): boolean {
	const [said, word] = [folded(text), term.toLowerCase()];
	return said.includes(word) || (signsApart(word) !== null && occurrencesOf(said, word).length > 0);
}

/**
 * The signs of a word that may be a name or a number, which is found with gaps between its signs too (domain §8); null
 * for any other: of 6-2 the dash is a part, and a short word would be found where one sentence ends and the next begins.
 */
export function signsApart(term: string): string[] | null {
	const plain = withoutGaps(term);
	const isName =
		/^\p{Script=Han}{2,}$/u.test(plain) && (plain.length > 2 || surnameLength(plain) > 0);
	return isName || /^\d{7,}x?$/i.test(plain) ? [...plain] : null;
}

/** 6-2 as the number of a finding and the ordinal of a row; null for other words. */
export function numberIn(term: string): [finding: string, ordinal: number] | null {
	const found = /^(\d{1,3}|自)-(\d{1,4})$/.exec(term);
	return found ? [found[1] as string, Number(found[2])] : null;
}

/** A piece of a text; `hit` marks a word that was searched for. */
export interface HitPiece {
	text: string;
	hit: boolean;
}

/**
 * A text cut around the first word that was found, its words marked; what is left out shows as ….
 * @param length characters shown at most
 */
export function excerpt(text: string, terms: string[], length = 80): HitPiece[] {
	const flat = text.replace(/\s+/g, ' ').trim();
	const first = Math.min(...wordsAt(flat, terms).map(([start]) => start), flat.length);
	const from = first >= flat.length || first < length * 0.6 ? 0 : first - Math.floor(length / 4);
	const cut = flat.slice(from, from + length);
	const pieces = marked(cut, terms);
	if (from > 0) pieces.unshift({ text: '…', hit: false });
	if (from + length < flat.length) pieces.push({ text: '…', hit: false });
	return pieces;
}

function marked(text: string, terms: string[]): HitPiece[] {
	const pieces: HitPiece[] = [];
	let at = 0;
	for (const [start, end] of wordsAt(text, terms)) {
		if (start < at) continue;
		if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
		pieces.push({ text: text.slice(start, end), hit: true });
		at = end;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
	return pieces;
}

/** Where words stand in a text, in order; of two that begin alike the longer first. */
function wordsAt(text: string, terms: string[]): [start: number, end: number][] {
	const low = folded(text);
	const places: [number, number][] = [];
	for (const term of terms) {
		const word = term.toLowerCase();
		for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length))
			places.push([at, at + word.length]);
		if (signsApart(word))
			for (const { start, end } of occurrencesOf(low, word)) places.push([start, end]);
	}
	return places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

/** Small letters, and digits half width: a text as it is compared, sign by sign in its place. */
function folded(text: string): string {
	return text
		.toLowerCase()
		.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
