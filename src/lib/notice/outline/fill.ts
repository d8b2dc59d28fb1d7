import { mayHoldList, noteNumbers, type OpenBlock } from './nested.ts';
import type { Block, Node } from './node.ts';
import type { Piece } from './pieces.ts';
import { lastLine, lineAt } from './span.ts';

/**
 * Puts the pieces of a paragraph into a node: behind a label into its block, plain text into the block
 * that is open or the node's own text. Returns the block that is open afterwards.
 */
export function feed(node: Node, pieces: Piece[], open: OpenBlock | null): OpenBlock | null {
	let block = open;
	for (const piece of pieces) {
		for (let up: Node | null = node; up; up = up.parent)
			up.lastLine = Math.max(up.lastLine, lastLine(piece.span));
		if (piece.label) {
			const { kind, word } = piece.label;
			const line = lineAt(piece.span, 0);
			const { bracket, own, unclosed } = piece;
			const made: Block = { kind, word, bracket, own, unclosed, line, spans: [piece.span] };
			node.blocks.push(made);
			if (!bracket) block = { block: made, runs: new Map() };
		} else if (block && !isFinished(block)) {
			block.block.spans.push(piece.span);
		} else if (block) {
			node.trailing.push(piece.span);
		} else {
			node.body.push(piece.span);
		}
		if (block && !piece.bracket) noteNumbers(block, piece.span.text);
	}
	return block;
}

/** A list inside 整改措施 has no 整改措施 or 存在问题 of its own. */
export function opensFinding({ label }: Piece): boolean {
	return label?.kind === 'measures' || label?.kind === 'problem';
}

/** Owners end with their paragraph; an empty “责任单位：” still waits for its names. */
function isFinished(open: OpenBlock): boolean {
	return !mayHoldList(open) && open.block.spans.some((span) => span.text !== '');
}
