/** A stretch of cleaned text that still knows which input line each character came from. */
export type Span = { text: string; marks: { at: number; line: number }[] };

/** One piece of text that stands on one input line (1-based). */
export function spanOf(text: string, line: number): Span {
	return { text, marks: [{ at: 0, line }] };
}

/** Puts spans behind one another, with `glue` between them. */
export function joinSpans(parts: Span[], glue = ''): Span {
	const marks: Span['marks'] = [];
	const texts: string[] = [];
	let at = 0;
	for (const part of parts) {
		for (const mark of part.marks) marks.push({ at: at + mark.at, line: mark.line });
		texts.push(part.text);
		at += part.text.length + glue.length;
	}
	return { text: texts.join(glue), marks };
}

/** The part from `from` up to `to` (as String.slice, no negatives), with its lines. */
export function sliceSpan(span: Span, from: number, to = span.text.length): Span {
	const marks = [{ at: 0, line: lineAt(span, from) }];
	for (const mark of span.marks) {
		if (mark.at > from && mark.at < to) marks.push({ at: mark.at - from, line: mark.line });
	}
	return { text: span.text.slice(from, to), marks };
}

/** The input line of the character at `at`. */
export function lineAt(span: Span, at: number): number {
	let low = 0;
	let high = span.marks.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((span.marks[middle]?.at ?? 0) <= at) low = middle;
		else high = middle - 1;
	}
	return span.marks[low]?.line ?? 1;
}

/** The input line of the last character. */
export function lastLine(span: Span): number {
	return lineAt(span, Math.max(0, span.text.length - 1));
}

/** Without what `edge` matches at either end (white space when not given). */
export function trimSpan(span: Span, edge = /\s/): Span {
	let from = 0;
	let to = span.text.length;
	while (from < to && edge.test(span.text.charAt(from))) from++;
	while (to > from && edge.test(span.text.charAt(to - 1))) to--;
	return sliceSpan(span, from, to);
}
