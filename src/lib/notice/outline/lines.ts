import { isLabelAt } from './labels.ts';

/** One line of the input after cleaning; `number` is its place in the input, from 1. */
export type Line = { number: number; text: string; indented: boolean; cells: string[] | null };

/**
 * Splits a text into its lines and cleans each one: marks of Markdown, invisible characters, spaces
 * that OCR and PDF put between Chinese characters and digits, full width digits, page numbers. Every
 * input line stays (an emptied one as ''), so that line numbers hold. Rows of tables keep `cells`.
 */
export function cleanLines(text: string): Line[] {
	return text.split(/\r\n|\n|\r/).map((raw, at) => cleanLine(raw, at + 1));
}

/** A text without the spaces that stand between Chinese characters. */
export function withoutSpaces(text: string): string {
	return squeeze(text, false).trim();
}

function cleanLine(raw: string, number: number): Line {
	if (CLEAN.test(raw)) return { number, text: raw, indented: false, cells: null };
	const plain = narrow(raw.replace(INVISIBLE, '').replace(/[\u00a0\u2000-\u200a]/g, ' '));
	const cells = cellsOf(plain);
	const indented = /^(?:\u3000\u3000| {4,}|\t(?!.*\t))/.test(plain);
	const bare = withoutMarks(plain.replace(/[\t\u3000\f\v]/g, ' '));
	const text = isPageMark(bare) || RULE.test(bare) ? '' : squeeze(bare, true).trim();
	return { number, text, indented, cells };
}

/** Nothing but characters that stay: most lines of most notices. */
const CLEAN = /^[\u4e00-\u9fff，。、；：！？（）“”‘’《》〔〕]*$/;
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g;

function narrow(text: string): string {
	return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (char) =>
		String.fromCharCode(char.charCodeAt(0) - 0xfee0)
	);
}

function cellsOf(text: string): string[] | null {
	const row = text.trim();
	const parts =
		row.startsWith('|') && row.length > 1
			? row.replace(/^\||\|$/g, '').split('|')
			: row.includes('\t')
				? text.replace(/^ +/, '').split('\t')
				: [];
	if (parts.length < 3 || parts.every((part) => /^\s*:?-*:?\s*$/.test(part))) return null;
	return parts.map((part) => squeeze(withoutMarks(part.replace(NEXT_POINT, '\n')), true).trim());
}

/** Lines inside a cell come as spaces: before a number they were lines of their own. */
const NEXT_POINT = / +(?=\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]是)/g;

function withoutMarks(text: string): string {
	return text
		.replace(/\*\*|__|<br\s*\/?>|&nbsp;/g, '')
		.replace(/^\s*(?:#{1,6}\s+|>\s+|[-*+•●■◆]\s+(?!\d{1,4}\s*[-—–]\s*$))/, '')
		.replace(/\\(?=[\\`*_{}[\]()#+\-.!~>]|\s*$)/g, '');
}

/** The line under the head of a Markdown table. */
const RULE = /^[\s|:-]+$/;

function isPageMark(text: string): boolean {
	const line = text.trim();
	if (line.length > 16) return false;
	return (
		/^[-—–―－─~·\s]*\d{1,4}[-—–―－─~·\s]*$/.test(line) ||
		/^(?:第\s*\d{1,4}\s*页)?[\s,，/]*(?:共\s*\d{1,4}\s*页)?$/.test(line) ||
		/^\d{1,4}\s*\/\s*\d{1,4}$/.test(line) ||
		/^[-—–―=*_─]{2,}$/.test(line)
	);
}

/** Spaces between Latin words stay; with `keep` also those that may divide labels or units. */
function squeeze(text: string, keep: boolean): string {
	return text.replace(/[ \t\n]+/g, (space, at: number, all: string) => {
		const before = all.charAt(at - 1);
		const after = all.charAt(at + space.length);
		if (!before || !after) return '';
		if (space.includes('\n')) return '\n';
		if (isLatin(before) && isLatin(after)) return ' ';
		if (!keep) return '';
		return isLabelAt(all, at + space.length) || mayEndUnit(before, after) ? ' ' : '';
	});
}

function isLatin(char: string): boolean {
	return /[\w.@%&'+-]/.test(char);
}

function mayEndUnit(before: string, after: string): boolean {
	return /[局委办联厅府司心镇乡院社行处道]/.test(before) && /[\u4e00-\u9fff]/.test(after);
}
