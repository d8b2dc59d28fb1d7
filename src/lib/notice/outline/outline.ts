import { labelAtHead } from './labels.ts';
import { RANK, type NumberMark } from './numbering.ts';
import { feed, opensFinding } from './fill.ts';
import { mayHoldList, nestedNumber, type OpenBlock } from './nested.ts';
import { newNode, openValue, parentFor, type Node } from './node.ts';
import type { Paragraph } from './paragraphs.ts';
import { piecesOf } from './pieces.ts';
import { lineAt, sliceSpan } from './span.ts';

/**
 * Hangs the paragraphs into a tree by their numbers. A number that continues a list inside a
 * labelled block (整改措施：1.… 2.…) stays in the block; every other number opens a node below the
 * nearest higher one. Labels go to the node that is open.
 */
export function outlineOf(paragraphs: Paragraph[]): Node {
	const root = newNode(null, -1, null, 1);
	let top = root;
	let block: OpenBlock | null = null;
	let list: OpenBlock | null = null;
	for (const [at, paragraph] of paragraphs.entries()) {
		const line = lineAt(paragraph.span, 0);
		let rest = paragraph.span;
		let headed = true;
		const mark = paragraph.number;
		if (mark) {
			const inside = listFor([block, list], mark, openValue(top, mark.style));
			const pieces = inside ? piecesOf(paragraph.span) : [];
			if (inside && !pieces.some(opensFinding)) {
				block = feed(top, pieces, inside);
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
		if (block && mayHoldList(block)) list = block;
		else if (!block) list = null;
	}
	return root;
}

/**
 * The block whose list a number continues: the open one, or the last 整改措施 when owners of its point
 * came between and the number is nobody else's (1.… 责任单位：… 2.… 责任单位：…).
 */
function listFor(
	[block, list]: [OpenBlock | null, OpenBlock | null],
	mark: NumberMark,
	outer: number | null
): OpenBlock | null {
	if (block && nestedNumber(block, mark, outer)) return block;
	const goesOn = list && outer === null && list.runs.get(mark.style) === mark.value - 1;
	return goesOn ? list : null;
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
