import type { Line } from './lines.ts';

/** Marks after which a sentence or a list is complete; a bracket may close in the middle of one. */
export const TERMINAL = /[。！？；!?;：:】]$/;

/** For each line at how many characters its text was broken, or null where a line is a paragraph. */
export type Widths = (number | null)[];

/**
 * Finds where lines were broken by hand or by a PDF. Measured on lines that stop in the middle of a
 * sentence: they are all about as long as the page is wide. A block of lines speaks for itself when
 * it is long enough (2022-5 has broken blocks between whole paragraphs), else the whole text does.
 */
export function wrapWidths(lines: Line[]): Widths {
	const all = widthOf(lines, 8);
	const widths: Widths = [];
	let block: Line[] = [];
	for (const line of [...lines, null]) {
		if (line?.text && !line.cells) {
			block.push(line);
			continue;
		}
		const width = widthOf(block, 3) ?? all;
		for (let at = 0; at < block.length; at++) widths.push(width);
		block = [];
		if (line) widths.push(all);
	}
	return widths;
}

/** Null unless at least three lines, and one in `share`, were broken off. */
function widthOf(lines: Line[], share: number): number | null {
	const lengths: number[] = [];
	let text = 0;
	for (const [at, line] of lines.entries()) {
		if (!line.text || line.cells) continue;
		text++;
		const next = lines[at + 1];
		if (!next?.text || next.cells || line.text.length < 10 || line.text.length > 70) continue;
		if (!TERMINAL.test(line.text)) lengths.push(line.text.length);
	}
	if (lengths.length < 3 || lengths.length < text / share) return null;
	lengths.sort((a, b) => a - b);
	return lengths[Math.floor(lengths.length * 0.9)] ?? null;
}
