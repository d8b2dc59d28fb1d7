import { bracketPairs } from './brackets.ts';
import { isOwnerKind, labelsIn, ownerBrackets, type Label } from './labels.ts';
import { sliceSpan, trimSpan, type Span } from './span.ts';

/**
 * A part of a paragraph: plain text (`label` null) or what stands behind one label. `bracket`: it
 * stood in brackets; `own`: it opened the paragraph; `unclosed`: its bracket never ends.
 */
export type Piece = {
	label: Label | null;
	bracket: boolean;
	own: boolean;
	unclosed: boolean;
	span: Span;
};

/**
 * Cuts a paragraph where labels begin (“…。整改措施：…”) and takes brackets that name owners out of
 * it, labelled (“（责任单位：…）”) or by verb at its end (“（市水利局牵头，市财政局配合）”). In a
 * heading (not `headed`) a label at the very head is part of its words (“二、整改任务和措施”).
 */
export function piecesOf(paragraph: Span, headed = true): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	for (const { open, close } of ownerParts(paragraph.text)) {
		if (open < from) continue;
		pieces.push(...labelled(sliceSpan(paragraph, from, open), false, headed && from === 0));
		const unclosed = close === paragraph.text.length;
		const inside = labelled(sliceSpan(paragraph, open + 1, close), true, open === 0);
		pieces.push(...inside.map((piece) => ({ ...piece, unclosed })));
		from = Math.min(close + 1, paragraph.text.length);
	}
	const rest = trimSpan(sliceSpan(paragraph, from), from > 0 ? /[\s。；]/ : /\s/);
	pieces.push(...labelled(rest, false, headed && from === 0));
	return pieces.filter((piece) => piece.label || piece.span.text);
}

type Brackets = { open: number; close: number };

function ownerParts(text: string): Brackets[] {
	const opens = ownerBrackets(text);
	const end = text.search(/[）)][。；]?$/);
	if (opens.length === 0 && end < 0) return [];
	const pairs = bracketPairs(text);
	const parts = opens.map((open) => ({ open, close: pairs.get(open) ?? text.length }));
	for (const [open, close] of pairs) {
		if (close === end && BY_VERB_INSIDE.test(text.slice(open + 1, close)))
			parts.push({ open, close });
	}
	return parts;
}

const BY_VERB_INSIDE =
	/^[^。：:]{0,300}[局委办部厅院府区县市镇乡位门会心司团）)][^。：:、，；]{0,8}(?:牵头|负责|配合|参与|落实)$/;

function labelled(span: Span, bracket: boolean, own: boolean): Piece[] {
	const labels = labelsIn(span.text).filter(({ from }) => own || bracket || from > 0);
	if (bracket && !labels.some((label) => isOwnerKind(label.kind)))
		return [{ label: BY_VERB, bracket, own, unclosed: false, span }];
	const pieces: Piece[] = [];
	const first = labels[0]?.from ?? span.text.length;
	if (first > 0)
		pieces.push({ label: null, bracket, own, unclosed: false, span: sliceSpan(span, 0, first) });
	for (const [at, label] of labels.entries()) {
		const end = labels[at + 1]?.from ?? span.text.length;
		pieces.push({
			label,
			bracket,
			own: own && label.from === 0,
			unclosed: false,
			span: trimSpan(sliceSpan(span, label.to, end))
		});
	}
	return pieces.map((piece) => (piece.label ? piece : { ...piece, span: trimSpan(piece.span) }));
}

const BY_VERB: Label = { kind: 'responsible', word: '', from: 0, to: 0, colon: false };
