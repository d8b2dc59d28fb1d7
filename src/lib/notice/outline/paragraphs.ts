import { openBrackets } from './brackets.ts';
import { dayAlone } from '#lib/notice/days.ts';
import { labelAtHead, ownerBrackets } from './labels.ts';
import { TERMINAL, wrapWidths } from './layout.ts';
import type { Line } from './lines.ts';
import { readNumber, type NumberMark, type NumberStyle } from './numbering.ts';
import { joinSpans, spanOf, type Span } from './span.ts';

/**
 * One paragraph of the notice; `number` is the number it begins with, `heading`: it is known to head
 * what follows (a column of a table said so).
 */
export type Paragraph = { span: Span; number: NumberMark | null; heading?: true };

/**
 * Puts lines that a page or a PDF broke together again. A line opens a paragraph when it carries a
 * number or a label, when it is indented, or when the text before it is complete; a blank line alone
 * does not (2022-5 has one in the middle of names).
 */
export function paragraphsOf(lines: Line[]): Paragraph[] {
	const widths = wrapWidths(lines);
	const paragraphs: Paragraph[] = [];
	const seen = new Map<NumberStyle, number>();
	let open: Open | null = null;
	let blank = false;
	for (const [at, line] of lines.entries()) {
		const width = widths[at - 1] ?? widths[at] ?? null;
		if (!line.text) {
			blank = true;
			continue;
		}
		if (
			open &&
			goesOn(open, line, { width, blank, seen, next: lines[at + 1]?.text || lines[at + 2]?.text })
		) {
			open.spans.push(spanOf(glued(open, line.text), line.number));
			open.depth = openBrackets(line.text, open.depth);
			open.last = line.text;
		} else {
			if (open) paragraphs.push(closed(open));
			const number = readNumber(line.text);
			const counted = number ?? readNumber(line.text.replace(/^附件\s*[：:]\s*/, ''));
			if (counted) seen.set(counted.style, counted.value);
			open = {
				spans: [spanOf(line.text, line.number)],
				number,
				last: line.text,
				depth: openBrackets(line.text)
			};
		}
		blank = false;
	}
	if (open) paragraphs.push(closed(open));
	return paragraphs;
}

type Open = { spans: Span[]; number: NumberMark | null; last: string; depth: number };
type Position = {
	width: number | null;
	blank: boolean;
	seen: Map<NumberStyle, number>;
	next: string | undefined;
};

function closed(open: Open): Paragraph {
	return { span: joinSpans(open.spans), number: open.number };
}

function goesOn(open: Open, line: Line, place: Position): boolean {
	if (isTail(line.text) || isSignature(line.text, place.next)) return false;
	if (/[（(〔]$/.test(open.last)) return true;
	const closes = /[）)]$/.test(open.last) && !isFull(open.last, place.width);
	const complete = (closes || TERMINAL.test(open.last)) && open.depth === 0;
	if (open.depth > 0 && open.spans.length < 40 && !opensAnyway(line.text, place.seen)) return true;
	if (labelAtHead(line.text) || ownerBrackets(line.text)[0] === 0) return false;
	const number = readNumber(line.text);
	const ended = complete || /[）)]$/.test(open.last);
	if (number) return !ended && isFull(open.last, place.width) && !expected(number, open, place);
	if (line.indented) return false;
	const label = open.spans.length === 1 ? labelAtHead(open.last) : null;
	if (label && label.to === open.last.length) return true;
	if (/[；;]$/.test(open.last) && labelAtHead(open.spans[0]?.text ?? '')) return !place.blank;
	if (complete) return place.width !== null && !place.blank && isFull(open.last, place.width);
	if (/[，、,]$/.test(open.last)) return true;
	return isUnfinished(open, place, line.text);
}

/** Inside an unclosed bracket only a new item breaks off: the bracket was never closed. */
function opensAnyway(text: string, seen: Position['seen']): boolean {
	if (labelAtHead(text)) return /^(?:整改|责任|牵头)/.test(text);
	const number = readNumber(text);
	return number !== null && number.value === (seen.get(number.style) ?? 0) + 1;
}

function expected(number: NumberMark, open: Open, place: Position): boolean {
	// 统|一、… and its kin: a word broken before 一、 is no heading.
	if (number.style === 'han' && /[统单唯第之万逐同划专如进]$/.test(open.last)) return false;
	return number.value === 1 || number.value === (place.seen.get(number.style) ?? 0) + 1;
}

function isUnfinished(open: Open, place: Position, next: string): boolean {
	const heading = open.spans.length === 1 && open.number !== null && !/[。；]/.test(open.last);
	const owners = labelAtHead(open.spans[0]?.text ?? '') !== null;
	if (place.width !== null && isFull(open.last, place.width)) return true;
	if (heading) return place.width === null && open.last.length > 48;
	if (owners) return !place.blank || open.last.length > 20 || next.length <= 4;
	if (place.width !== null && !place.blank && open.spans.length > 1) return true;
	return open.last.length > 40 || /[。；]/.test(open.last);
}

function isFull(text: string, width: number | null): boolean {
	return width === null ? text.length > 40 : text.length >= width - 2;
}

/** The issuer's name above the day. */
function isSignature(text: string, next = ''): boolean {
	return text.length <= 30 && !/[。；：:，]/.test(text) && dayAlone(next) !== null;
}

/** Lines of the letter's foot never run on from the text above them. */
function isTail(text: string): boolean {
	return (
		/^附(?:件|表)?\s*\d*\s*[：:]/.test(text) ||
		/^附件\s*\d*(?:[.、].*)?$/.test(text) ||
		/^(?:联系人|联系电话|联系方式|电子邮箱|邮箱|抄送|主送)\s*[：:]/.test(text) ||
		/^\d{4}年\d{1,2}月\d{1,2}日(?:印发)?$/.test(text)
	);
}

/** Units listed one a line need the separator that the line break was. */
function glued(open: Open, text: string): string {
	const before = open.last;
	const label = open.spans.length === 1 ? labelAtHead(before) : null;
	if (label && !label.colon && label.to === before.length) return `：${text}`;
	if (/[a-zA-Z0-9]$/.test(before) && /^[a-zA-Z]/.test(text)) return ` ${text}`;
	const listed = /[局委办联厅府司心镇乡院社行处会]$/.test(before) && before.length <= 16;
	return listed && /^[市县区省州旗各镇乡][\u4e00-\u9fff]{1,14}[、；。]?$/.test(text)
		? `、${text}`
		: text;
}
