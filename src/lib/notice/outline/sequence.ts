import { readNumber, type NumberMark } from './numbering.ts';
import { HAN_DIGITS, readNumeral } from './numerals.ts';
import { sliceSpan, trimSpan, type Span } from './span.ts';

/** One numbered part of a text: its mark as written and what follows up to the next one. */
type Part = { label: string; value: number; span: Span };

/** A text cut at its inline numbers: what stands before the first, and the parts. */
export type Sequence = { lead: Span; parts: Part[] };

/**
 * Cuts a text at its outermost inline numbering: 一是…二是…, 1.…2.…, （1）…, ①…, 第一，…. Only marks
 * at the head of a paragraph or after a sentence count, the sequence begins with 1, and marks of
 * another style stay in the text. Without such a sequence everything is lead.
 */
export function cutSequence(span: Span): Sequence {
	const marks = outermost(marksOf(span.text), /^\s*/.exec(span.text)?.[0].length ?? 0);
	const first = marks[0];
	if (!first) return { lead: trimSpan(span), parts: [] };
	const parts = marks.map((mark, at) => ({
		label: span.text.slice(mark.at, mark.at + mark.length).trim(),
		value: mark.value,
		span: trimSpan(sliceSpan(span, mark.at + mark.length, marks[at + 1]?.at))
	}));
	return { lead: trimSpan(sliceSpan(span, 0, first.at)), parts };
}

type Mark = Omit<NumberMark, 'style' | 'label'> & { at: number; style: string };

const BEFORE = /(?:^|[。；;！？!?：:，,\n）”])\s*(?=[\d（(①-⑳⑴-⒛㈠-㈩第其一二三四五六七八九十])/g;
const SPOKEN = new RegExp(
	`^(?:([${HAN_DIGITS}]{1,3})(?:是|则|要)|(?:第|其)([${HAN_DIGITS}]{1,3})[，,、：:])`
);

function marksOf(text: string): Mark[] {
	const marks: Mark[] = [];
	for (const found of text.matchAll(BEFORE)) {
		const at = found.index + found[0].length;
		const head = text.slice(at, at + 12);
		const spoken = SPOKEN.exec(head);
		const value = spoken ? readNumeral(spoken[1] ?? spoken[2] ?? '') : null;
		if (spoken && value !== null) {
			const style = spoken[1] ? `han${spoken[0].slice(-1)}` : spoken[0].charAt(0);
			marks.push({ at, style, value, length: spoken[0].length });
			continue;
		}
		const number = readNumber(head);
		if (number?.style === 'arabic' && /[，,”]\s*$/.test(found[0])) continue;
		if (number) marks.push({ at, style: number.style, value: number.value, length: number.length });
	}
	return marks;
}

/** The list whose 1 comes first; a lone 1. counts at the very head only, a lone 一是 anywhere. */
function outermost(marks: Mark[], head: number): Mark[] {
	for (const first of marks) {
		if (first.value !== 1) continue;
		const list = [first];
		for (const mark of marks) {
			const last = list.at(-1);
			if (last && mark.at > last.at && mark.style === first.style && mark.value > last.value)
				if (mark.value <= last.value + 2) list.push(mark);
		}
		if (list.length > 1 || first.style === 'han是' || first.at === head) return list;
	}
	return [];
}
