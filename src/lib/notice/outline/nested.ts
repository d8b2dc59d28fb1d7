import type { Block } from './node.ts';
import { readNumber, type NumberMark, type NumberStyle } from './numbering.ts';

/** The labelled block that is being filled, with the lists that run inside it. */
export type OpenBlock = { block: Block; runs: Map<NumberStyle, number> };

/**
 * Whether a number belongs to a list inside the open block (整改措施：1.… 2.…) and not to the
 * notice's own numbering, whose open value of that style is `outer`. A list inside begins with 1;
 * where both could go on, the list inside does.
 */
export function nestedNumber(open: OpenBlock, mark: NumberMark, outer: number | null): boolean {
	if (!mayHoldList(open)) return false;
	const last = open.runs.get(mark.style);
	if (last !== undefined && mark.value === last + 1) return true;
	if (outer !== null && mark.value === outer + 1) return false;
	if (last !== undefined) return outer === null;
	return mark.value === 1 && mark.style !== 'han' && mark.style !== 'part';
}

/** Remembers the numbers that stand in a text of the block, at its head or after a sentence. */
export function noteNumbers(open: OpenBlock, text: string): void {
	const heads = [0, ...[...text.matchAll(/[。；;]/g)].map((found) => found.index + 1)];
	for (const at of heads) {
		const mark = readNumber(text.slice(at, at + 12));
		if (!mark) continue;
		const last = open.runs.get(mark.style);
		if (last === undefined ? mark.value === 1 || at === 0 : mark.value > last || mark.value === 1)
			open.runs.set(mark.style, mark.value);
	}
}

/** 整改措施, 存在问题 and their kin may hold lists; owners and time limits do not. */
export function mayHoldList({ block }: OpenBlock): boolean {
	return block.kind === 'measures' || block.kind === 'problem' || block.kind === 'plain';
}
