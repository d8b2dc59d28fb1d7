const mostTerms = 5;
const longest = 50;

/** The words somebody searches for, full width made half; at most five, each at most 50 characters. */
export function termsOf(query: string): string[] {
	const words = query.normalize('NFKC').trim().split(/\s+/).filter(Boolean);
	return words.slice(0, mostTerms).map((word) => word.slice(0, longest));
}

/** Why a query finds nothing before anybody looks; '' when it can be searched for. */
export function cannotSearch(query: string): string {
	const terms = termsOf(query);
	if (terms.length === 0)
		return '输入两个字以上：问题、措施、责任人、单位，或条目编号（如 6-2）。几个词用空格隔开。';
	if (terms.every((term) => [...term].length < 2))
		return `“${terms.join(' ')}”只有一个字，结果会太多：请再加一个字，或写条目编号（如 6-2）。`;
	return '';
}

/** Whether a text says a word, capital letters or not. */
export function saysTerm(text: string, term: string): boolean {
	return text.toLowerCase().includes(term.toLowerCase());
}

/** 6-2 as the number of a finding and the ordinal of a row; null for other words. */
export function numberIn(term: string): [finding: string, ordinal: number] | null {
	const found = /^(\d{1,3}|自)-(\d{1,4})$/.exec(term);
	return found ? [found[1] as string, Number(found[2])] : null;
}

/** A piece of a text; `hit` marks a word that was searched for. */
export interface Piece {
	text: string;
	hit: boolean;
}

/**
 * A text cut around the first word that was found, its words marked; what is left out shows as ….
 * @param length characters shown at most
 */
export function excerpt(text: string, terms: string[], length = 80): Piece[] {
	const flat = text.replace(/\s+/g, ' ').trim();
	const first = Math.min(...placesOf(flat, terms).map(([start]) => start), flat.length);
	const from = first >= flat.length || first < length * 0.6 ? 0 : first - Math.floor(length / 4);
	const cut = flat.slice(from, from + length);
	const pieces = marked(cut, terms);
	if (from > 0) pieces.unshift({ text: '…', hit: false });
	if (from + length < flat.length) pieces.push({ text: '…', hit: false });
	return pieces;
}

function marked(text: string, terms: string[]): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (const [start, end] of placesOf(text, terms)) {
		if (start < at) continue;
		if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
		pieces.push({ text: text.slice(start, end), hit: true });
		at = end;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
	return pieces;
}

/** Where words stand in a text, in order; of two that begin alike the longer first. */
function placesOf(text: string, terms: string[]): [start: number, end: number][] {
	const low = text.toLowerCase();
	const places: [number, number][] = [];
	for (const term of terms) {
		const word = term.toLowerCase();
		for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + word.length))
			places.push([at, at + word.length]);
	}
	return places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}
