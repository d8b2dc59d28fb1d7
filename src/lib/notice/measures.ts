import { withoutSpaces } from '#lib/notice/outline/lines.ts';
import type { Measure } from './reading.ts';
import { cutSequence } from '#lib/notice/outline/sequence.ts';
import { lineAt, type Span } from '#lib/notice/outline/span.ts';

/**
 * 整改措施 of one item: `lead` is the task before 一是 (2022-5 no. 3 and 6), '' when there is none.
 * Text without numbering is one measure with an empty label.
 */
export function measuresOf(text: Span): { lead: string; measures: Measure[] } {
	const { lead, parts } = cutSequence(text);
	const leadText = withoutSpaces(lead.text);
	if (parts.length === 0) {
		const one = { label: '', text: leadText, line: lineAt(lead, 0) };
		return { lead: '', measures: leadText ? [one] : [] };
	}
	return {
		lead: leadText,
		measures: parts.map(({ label, span }) => ({
			label,
			text: withoutSpaces(span.text),
			line: lineAt(span, 0)
		}))
	};
}
