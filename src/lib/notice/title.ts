import { sliceSpan, trimSpan, type Span } from '#lib/notice/outline/span.ts';

/** A heading longer than this is text that happens to stand behind a number. */
const LONGEST = 90;

/** Titled text: `title` without its full stop, `rest` what follows it; `cut`: the title was too long. */
export type Titled = { title: Span; rest: Span; cut: boolean };

/**
 * The title of an item is its first sentence (2022-5 and 2020: up to the first 。), or what stands
 * before an early colon. A first sentence of more than 90 characters is cut at a comma and said so.
 */
export function titleOf(heading: Span): Titled {
	const { text } = heading;
	const stop = text.search(/[。！？\n]/);
	const end = stop < 0 ? text.length : stop;
	const colon = text.slice(0, end).search(/[：:]/);
	if (colon >= 4 && colon <= 30 && colon < text.length - 1 && !SAYS.test(text.slice(0, colon)))
		return parted(heading, colon, colon + 1, false);
	if (end <= LONGEST) return parted(heading, end, end + 1, false);
	const comma = lastBefore(text, /[；;，,]/g, LONGEST);
	return parted(heading, comma > 0 ? comma : LONGEST, comma > 0 ? comma + 1 : LONGEST, true);
}

/** Words after which a colon opens what somebody said or a list, not the text below a title. */
const SAYS = /(?:反馈|发现|指出|认为|显示|如下|包括|例如|如|即|是|为|有)$|[，,（(]/;

const EDGE = /[\s。；;：:，,]/;

function parted(heading: Span, end: number, from: number, cut: boolean): Titled {
	return {
		title: trimSpan(sliceSpan(heading, 0, end), EDGE),
		rest: trimSpan(sliceSpan(heading, Math.min(from, heading.text.length))),
		cut
	};
}

function lastBefore(text: string, mark: RegExp, limit: number): number {
	let last = -1;
	for (const found of text.slice(0, limit).matchAll(mark)) last = found.index;
	return last;
}
