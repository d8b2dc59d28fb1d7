import type { LabelKind } from './labels.ts';
import { labelAtHead } from './labels.ts';
import { RANK, type NumberMark, type NumberStyle } from './numbering.ts';
import { nestedNumber, noteNumbers, type OpenBlock } from './nested.ts';
import type { Paragraph } from './paragraphs.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { lastLine, lineAt, sliceSpan, type Span } from './span.ts';

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

/**
 * Hangs the paragraphs into a tree by their numbers. A number that continues a list inside a
 * labelled block (整改措施：1.… 2.…) stays in the block; every other number opens a node below the
 * nearest higher one. Labels go to the node that is open.
 */
export function outlineOf(paragraphs: Paragraph[]): Node {
	const root = newNode(null, -1, null, 1);
	let top = root;
	let block: OpenBlock | null = null;
	for (const [at, paragraph] of paragraphs.entries()) {
		const line = lineAt(paragraph.span, 0);
		let rest = paragraph.span;
		let headed = true;
		const mark = paragraph.number;
		if (mark) {
			const inside = block && nestedNumber(block, mark, openValue(top, mark.style));
			const pieces = inside ? piecesOf(paragraph.span) : [];
			if (inside && !pieces.some(opensFinding)) {
				block = feed(top, pieces, block);
				continue;
			}
			rest = sliceSpan(paragraph.span, mark.length);
			const parent = parentFor(top, rankOf(mark, top));
			if (parent.parent && isLabelOf(mark, rest.text, paragraphs, at)) {
				top = parent;
			} else {
				top = newNode(mark, rankOf(mark, top), parent, line);
				parent.children.push(top);
				headed = false;
				const label = labelAtHead(rest.text);
				if (label?.kind === 'problem' && label.colon) rest = sliceSpan(rest, label.to);
			}
			block = null;
		} else if (isPlainHeading(paragraph, paragraphs[at + 1], top)) {
			const next = paragraphs[at + 1]?.number;
			const rank = next ? rankOf(next, top) - 0.5 : 0;
			const parent = parentFor(top, rank);
			top = newNode(null, rank, parent, line);
			parent.children.push(top);
			block = null;
		}
		block = feed(top, piecesOf(rest, headed), block);
	}
	return root;
}

/** The heading words of a node: its first paragraph. */
export function headingOf(node: Node): Span | null {
	return node.body[0] ?? null;
}

function newNode(number: NumberMark | null, rank: number, parent: Node | null, line: number): Node {
	const node = { number, rank, parent, body: [], blocks: [], children: [], trailing: [] };
	return { ...node, line, lastLine: line };
}

function feed(node: Node, pieces: Piece[], open: OpenBlock | null): OpenBlock | null {
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
function opensFinding({ label }: Piece): boolean {
	return label?.kind === 'measures' || label?.kind === 'problem';
}

/** Owners end with their paragraph; an empty “责任单位：” still waits for its names. */
function isFinished({ block }: OpenBlock): boolean {
	const many = block.kind === 'measures' || block.kind === 'problem' || block.kind === 'plain';
	return !many && block.spans.some((span) => span.text !== '');
}

function parentFor(top: Node, rank: number): Node {
	let node = top;
	while (node.parent && node.rank >= rank) node = node.parent;
	return node;
}

function openValue(top: Node, style: NumberStyle): number | null {
	for (let node: Node | null = top; node; node = node.parent) {
		if (node.number?.style === style) return node.number.value;
	}
	return null;
}

/** 问题一 stands at home below whatever was open when it was first met. */
function rankOf(mark: NumberMark, top: Node): number {
	if (mark.style !== 'question') return RANK[mark.style];
	for (let node: Node | null = top; node; node = node.parent) {
		if (node.number?.style === 'question') return node.rank;
	}
	const above = top.number && top.number.style !== 'question' ? top.rank : 0;
	return Math.min(above + 0.5, RANK.question);
}

/** “（二）整改措施：” is a label of the item above, unless all its neighbours are 问题 too. */
function isLabelOf(mark: NumberMark, text: string, all: Paragraph[], at: number): boolean {
	const label = labelAtHead(text);
	if (!label) return false;
	if (label.kind !== 'problem') return true;
	for (const next of all.slice(at + 1, at + 60)) {
		if (next.number?.style !== mark.style || next.number.value !== mark.value + 1) continue;
		const other = labelAtHead(next.span.text.slice(next.number.length));
		return other !== null && other.kind !== 'problem';
	}
	return false;
}

function isPlainHeading(paragraph: Paragraph, next: Paragraph | undefined, top: Node): boolean {
	const { text } = paragraph.span;
	if (paragraph.heading) return true;
	if (!next?.number || next.number.style === 'circle' || labelAtHead(text)) return false;
	if (text.length > 24 || /[。，；：:,;！？、]/.test(text) || /\d{4}年|电话|@/.test(text))
		return false;
	const isTitle = /(?:通知|方案|要点|清单|台账|一览表|分解表|附件\d*|模[版板])[）)]?$/.test(text);
	if (isTitle && !/^(?:问题|任务)清单$/.test(text)) return false;
	return next.number.value === 1 || top.parent !== null;
}
