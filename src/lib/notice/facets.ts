import type { Facet } from './reading.ts';
import { withoutSpaces } from '#lib/notice/outline/lines.ts';
import { originsIn } from './origins.ts';
import { cutSequence } from '#lib/notice/outline/sequence.ts';
import { lineAt, type Span } from '#lib/notice/outline/span.ts';

/**
 * The facets (具体表现) of a finding's text: 一是/二是, （1）, ①, 1. in sequence; none when the text is
 * one narrative. A facet has the origins named before the first facet, and its own; its own alone
 * when it names them right after its opening sentence.
 */
export function facetsOf(problem: Span): Facet[] {
	const { lead, parts } = cutSequence(problem);
	const before = originsIn(lead.text);
	return parts.map(({ label, span }) => {
		const own = originsIn(span.text);
		const opening = originsIn(span.text.split('。').slice(0, 2).join('。'));
		return {
			label,
			text: withoutSpaces(span.text),
			origins: opening.length > 0 ? own : [...new Set([...before, ...own])],
			line: lineAt(span, 0)
		};
	});
}
