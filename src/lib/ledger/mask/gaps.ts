/**
 * What counts as nothing between the digits of a number or the signs of a name (domain §8), one code point: white space
 * and line breaks of every kind, signs nobody sees (zero width, soft hyphen, byte order mark, variation selectors),
 * dashes and low lines, dots and middle dots. Commas, 、 and brackets part what stands on either side.
 */
const gap =
	/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Pd}\p{Pc}\u2800\u02d7\u2043\u207b\u208b\u2212\u23af\u2500\u2501\u2504\u2505\u2508\u2509\u254c\u254d\u2796\u30fc\uff70.\u00b7\u02d9\u0387\u1427\u16eb\u2022\u2024-\u2027\u2218\u2219\u22c5\u22ef\u25cf\u25e6\u2e31\u2e33\u3002\u30fb\ua78f\ufe12\ufe52\uff0e\uff61\uff65\u{10101}]/u;
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]|(?!\s)\p{Cc}/u;
const everyGap = new RegExp(gap, 'gu');
const everyUnseen = new RegExp(unseen, 'gu');
const everyMiddleDot =
	/[\u00b7\u0387\u1427\u16eb\u2022\u2024\u2027\u2219\u22c5\u2e31\u2e33\u30fb\ua78f\uff65\u{10101}]/gu;

/** A text without what counts as nothing. */
export function withoutGaps(text: string): string {
	return text.replace(everyGap, '');
}

/** A text without signs that nobody sees. */
export function withoutUnseen(text: string): string {
	return text.replace(everyUnseen, '');
}

/** A text in which every middle dot is the one that names are written with: 买买提・艾力 as 买买提·艾力. */
export function withOneDot(text: string): string {
	return text.replace(everyMiddleDot, '·');
}

/** Whether a sign counts as nothing. */
export function isGap(sign: string): boolean {
	return kindAt(sign, 0) !== solid;
}

/** Whether nobody sees anything between two places of a text. */
export function isUnseen(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at += widthAt(text, at))
		if (kindAt(text, at) !== hidden) return false;
	return true;
}

/** Where the run of nothing ends that begins at `from`; `from` itself where none does. */
export function endOfGap(text: string, from: number): number {
	let at = from;
	while (at < text.length && kindAt(text, at) !== solid) at += widthAt(text, at);
	return at;
}

/** The sign that begins at a place, whole: rare characters of names take two places. */
export function signAt(text: string, at: number): string {
	return widthAt(text, at) === 1 ? text.charAt(at) : text.slice(at, at + 2);
}

/** Where a word stands in a text, gaps between its signs or none; `end` is behind its last sign. */
export function occurrencesOf(text: string, word: string): { start: number; end: number }[] {
	const signs = [...withoutGaps(word)];
	const first = signs[0];
	const places: { start: number; end: number }[] = [];
	if (first === undefined) return places;
	for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start)) {
		const end = endOfWord(text, start, signs);
		if (end > 0) places.push({ start, end });
		start = end > 0 ? end : start + first.length;
	}
	return places;
}

function endOfWord(text: string, start: number, signs: string[]): number {
	let at = start;
	for (const [index, sign] of signs.entries()) {
		if (index > 0) at = endOfGap(text, at);
		if (!text.startsWith(sign, at)) return -1;
		at += sign.length;
	}
	return at;
}

function widthAt(text: string, at: number): 1 | 2 {
	const code = text.charCodeAt(at);
	return code >= 0xd800 && code < 0xdc00 && at + 1 < text.length ? 2 : 1;
}

const [solid, open, hidden] = [1, 2, 3];
/** What each sign of one place is, once it was asked for: texts are asked sign by sign. */
const kinds = new Uint8Array(0x10000);

function kindAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	const known = widthAt(text, at) === 1 ? kinds[code] : 0;
	if (known) return known;
	const sign = signAt(text, at);
	const kind = unseen.test(sign) ? hidden : gap.test(sign) ? open : solid;
	if (sign.length === 1) kinds[code] = kind;
	return kind;
}
