import type { LabelKind } from './labels.ts';
import type { NumberMark, NumberStyle } from './numbering.ts';
import type { Span } from './span.ts';

/** What stands behind one label of a node; `own`: the label opened its paragraph. */
export type Block = {
	kind: LabelKind;
	word: string;
	bracket: boolean;
	own: boolean;
	/** Its bracket is never closed. */
	unclosed: boolean;
	line: number;
	spans: Span[];
};

/** A numbered part of the notice with everything below it, before anyone knows what it is. */
export type Node = {
	number: NumberMark | null;
	rank: number;
	parent: Node | null;
	body: Span[];
	blocks: Block[];
	children: Node[];
	/** Plain paragraphs after a finished list of owners: they belong to nothing. */
	trailing: Span[];
	line: number;
	lastLine: number;
};

/** The heading words of a node: its first paragraph. */
export function headingOf(node: Node): Span | null {
	return node.body[0] ?? null;
}

/** A node with nothing in it yet. */
export function newNode(
	number: NumberMark | null,
	rank: number,
	parent: Node | null,
	line: number
): Node {
	const node = { number, rank, parent, body: [], blocks: [], children: [], trailing: [] };
	return { ...node, line, lastLine: line };
}

/** The nearest node above that stands higher than `rank`. */
export function parentFor(top: Node, rank: number): Node {
	let node = top;
	while (node.parent && node.rank >= rank) node = node.parent;
	return node;
}

/** The value of the open number of one style, or null when none is open. */
export function openValue(top: Node, style: NumberStyle): number | null {
	for (let node: Node | null = top; node; node = node.parent) {
		if (node.number?.style === style) return node.number.value;
	}
	return null;
}
