import { lineEnds } from './wrap.ts';

/** How a row is set. Widths in em of the body type, heights in points. */
export interface RowSetting {
	widths: number[];
	lineHeight: number;
}

/** A part of a row that fits one sheet row: a text per column and the height it needs. */
export interface RowPiece {
	texts: string[];
	height: number;
}

/** Excel's rows end at 409 points; above this height a row is carried on in a further one. */
export const TALLEST_ROW = 375;

/**
 * Sets one ledger row: the height that shows every text in full, and as many pieces as it needs.
 *
 * Pieces cut each text at a sentence's end where one is near; joined without anything between
 * them they give the whole text again.
 */
export function rowPieces(texts: string[], setting: RowSetting): RowPiece[] {
	const limit = Math.floor((TALLEST_ROW - PADDING) / setting.lineHeight);
	const lines = mostLines(texts, setting);
	if (lines <= limit) return [{ texts, height: heightOf(lines, setting) }];
	const cut = texts.map((text, at) => cutText(text, widthAt(setting, at), limit));
	const length = Math.max(...cut.map((parts) => parts.length));
	return Array.from({ length }, (_, n) => {
		const parts = cut.map((each) => each[n] ?? '');
		return { texts: parts, height: heightOf(mostLines(parts, setting), setting) };
	});
}

const PADDING = 8;
const LOWEST_ROW = 30;

function widthAt(setting: RowSetting, at: number): number {
	return setting.widths[at] ?? 1;
}

function mostLines(texts: string[], setting: RowSetting): number {
	return Math.max(1, ...texts.map((text, at) => lineEnds(text, widthAt(setting, at)).length));
}

function heightOf(lines: number, setting: RowSetting): number {
	return Math.max(LOWEST_ROW, Math.ceil((lines * setting.lineHeight + PADDING) * 4) / 4);
}

// One line less than the limit: a cut after a line end shows an empty line below it.
function cutText(text: string, width: number, limit: number): string[] {
	const total = lineEnds(text, width).length;
	if (total <= limit) return [text];
	const perPiece = Math.ceil(total / Math.ceil(total / (limit - 1)));
	const parts: string[] = [];
	let rest = text;
	while (true) {
		const ends = lineEnds(rest, width);
		if (ends.length <= perPiece + 1 && ends.length <= limit) return [...parts, rest];
		const cut = cutAt(rest, ends, perPiece);
		parts.push(rest.slice(0, cut));
		rest = rest.slice(cut);
	}
}

function cutAt(text: string, ends: number[], perPiece: number): number {
	const latest = ends[perPiece - 1] ?? text.length;
	const earliest = ends[Math.max(0, perPiece - 5)] ?? 0;
	const near = text.slice(earliest, latest);
	const sentence = Math.max(...[...'。；！？\n'].map((mark) => near.lastIndexOf(mark)));
	return sentence >= 0 ? earliest + sentence + 1 : latest;
}
