import { cutOutside } from '#lib/notice/outline/brackets.ts';
import { lineAt, sliceSpan, trimSpan, type Span } from '#lib/notice/outline/span.ts';

/** One entry of a list of units; `afterComma`: a ， parts it from the units before it. */
export type UnitName = { span: Span; afterComma: boolean };

/**
 * Cuts a list of units at 、，；and line-like spaces, never inside brackets (“各县〔市、区〕党委、政府”
 * is one), keeps “党委、政府” and “各乡镇、街道” together, and parts “A局和B局”, “及其他15个乡镇”.
 */
export function unitNamesIn(list: Span): UnitName[] {
	const places: Position[] = [];
	let at = 0;
	let comma = false;
	for (const part of cutOutside(list.text, (char, place) => isSeparator(list.text, char, place))) {
		const separator = /[、，；,;。\s]+$/.exec(part)?.[0] ?? '';
		const place = { from: at, to: at + part.length - separator.length, afterComma: comma };
		const piece = list.text.slice(place.from, place.to).trim();
		const last = places.at(-1);
		if (last && belongsToLast(list.text.slice(last.from, last.to), piece)) last.to = place.to;
		else if (piece) places.push(...parted(list.text, place));
		at += part.length;
		if (piece) comma = /[，；,;]/.test(separator);
	}
	return places.map(({ from, to, afterComma }) => ({
		span: trimSpan(sliceSpan(list, from, to)),
		afterComma
	}));
}

/** The first input line of a name and whether it was broken over more than one. */
export function nameLines(span: Span): { first: number; broken: boolean } {
	const first = lineAt(span, 0);
	return { first, broken: lineAt(span, span.text.length - 1) !== first };
}

type Position = { from: number; to: number; afterComma: boolean };

/** How names of units end, with or without brackets behind. */
const UNIT_AT_END =
	/(?:[局委办部院会厅联行校队站所处社镇乡区县市组团室]|中心|公司|政府|街道|集团|单位|部门)(?:[（(〔][^）)〕]*[）)〕])?$/;
const BRANCH = /(?:分局|支行|分行|分公司|分中心|支队|大队|支局)$/;

function isSeparator(text: string, char: string, at: number): boolean {
	if (/[、，；,;。]/.test(char)) return true;
	if (!/\s/.test(char)) return false;
	const before = text.slice(Math.max(0, at - 40), at);
	const after = /^[^、，；,;。\s]*/.exec(text.slice(at + 1, at + 41))?.[0] ?? '';
	return UNIT_AT_END.test(before) && UNIT_AT_END.test(after) && !BRANCH.test(after);
}

/** Bare words for a committee or a kind of place go on with the name before them. */
function belongsToLast(last: string, piece: string): boolean {
	if (/^(?:人民)?政府(?:[（(〔].*)?$/.test(piece))
		return /党委|党工委|党（工）委|[）)〕]$/.test(last);
	if (/^(?:街道)?(?:党工委|党（工）委|党\(工\)委|办事处|管委会)/.test(piece))
		return /政府|党委|^各|^有关|^相关/.test(last);
	return (
		/^(?:各|有关|相关|\d+个)/.test(last) &&
		/^(?:乡镇|街道办|街道|社区|办事处|[乡镇市区县村])(?:[（(〔].*[）)〕])?(?:党委|党工委|人民政府|政府|办事处|和|、)*$/.test(
			piece
		)
	);
}

/** “A局和B局” and “C乡及其他15个乡镇” are two names; “党委和政府” is one. */
function parted(text: string, place: Position): Position[] {
	const piece = text.slice(place.from, place.to);
	for (const found of piece.matchAll(/以及|[和及与]|并(?=其他)/g)) {
		const left = piece.slice(0, found.index).trim();
		const right = piece.slice(found.index + found[0].length).trim();
		const from = place.from + found.index + found[0].length;
		if (!left) return parted(text, { ...place, from });
		const others = /^(?:其他|其它|各|有关|相关|\d+个)/.test(right);
		const unit = /^[市县区省州团][\u4e00-\u9fff]{2,}/.test(right) && UNIT_AT_END.test(right);
		if ((!others && !unit) || !UNIT_AT_END.test(left) || /[（(〔][^）)〕]*$/.test(left)) continue;
		const first = { ...place, to: place.from + found.index };
		return [first, ...parted(text, { from, to: place.to, afterComma: false })];
	}
	return [place];
}
