/**
 * Where the lines of a text end when it is set in a column.
 *
 * In: the text and the column's width in em. Out: the offset after each line's last character, the
 * line end included. Chinese takes 1 em, ASCII ½ em; runs of digits and Latin letters stay whole
 * and closing marks stay with the word before them, as Excel, WPS and LibreOffice do.
 */
export function lineEnds(text: string, width: number): number[] {
	const ends: number[] = [];
	let used = 0;
	let at = 0;
	while (at < text.length) {
		if (text.charCodeAt(at) === NEWLINE) {
			ends.push((at += 1));
			used = 0;
			continue;
		}
		const end = unitEnd(text, at);
		const size = widthOf(text, at, end);
		if (used + size > width && used > 0) {
			ends.push(at);
			used = 0;
		}
		used = size > width ? breakUnit(text, at, end, width, ends) : used + size;
		at = end;
	}
	ends.push(text.length);
	return ends;
}

/** The width of a text on one line, em. */
export function textWidth(text: string): number {
	return widthOf(text, 0, text.length);
}

const NEWLINE = 10;
const OPENING = 1;
const CLOSING = 2;
const WORD = 3;

// What a character does at a line's end, by its code: a ledger asks ten million times.
const MANNERS = new Uint8Array(0x10000);
for (const mark of '（《〈“‘「『【〔([{') MANNERS[mark.charCodeAt(0)] = OPENING;
for (const mark of '）》〉”’」』】〕)]}、。；：？！，;:?!%…—·～')
	MANNERS[mark.charCodeAt(0)] = CLOSING;
// Digits, letters and what joins them: 2022-07-05, 12,500, 3.5, A/B, a_b.
for (let code = 0x21; code < 0x80; code += 1)
	if (/[\w,./-]/.test(String.fromCharCode(code))) MANNERS[code] = WORD;

function unitEnd(text: string, start: number): number {
	const manner = (index: number) => MANNERS[text.charCodeAt(index)];
	let at = start;
	while (at < text.length - 1 && manner(at) === OPENING) at += 1;
	if (manner(at) === WORD) while (manner(at) === WORD) at += 1;
	else if (text.charCodeAt(at) !== NEWLINE) at += sizeAt(text, at);
	while (manner(at) === CLOSING) at += 1;
	return at;
}

function breakUnit(text: string, start: number, end: number, width: number, ends: number[]) {
	let used = 0;
	for (let at = start; at < end; at += sizeAt(text, at)) {
		const size = widthAt(text, at);
		if (used > 0 && used + size > width) {
			ends.push(at);
			used = 0;
		}
		used += size;
	}
	return used;
}

function widthOf(text: string, start: number, end: number): number {
	let width = 0;
	for (let at = start; at < end; at += sizeAt(text, at)) width += widthAt(text, at);
	return width;
}

function widthAt(text: string, at: number): number {
	return text.charCodeAt(at) < 0x80 ? 0.5 : 1;
}

function sizeAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return code >= 0xd800 && code < 0xdc00 && at + 1 < text.length ? 2 : 1;
}
