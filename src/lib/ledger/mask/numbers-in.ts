import { announces, isDates, isFigures, isListNumber, type DigitGroups } from './figures.ts';
import { endOfGap, isUnseen } from './gaps.ts';
import { identityFault } from './identity.ts';

/** An identity or mobile number in a text, gaps and all. */
export interface NumberAt {
	kind: 'identity' | 'mobile';
	from: number;
	to: number;
}

/**
 * Identity and mobile numbers of a text in order, whatever counts as nothing between their digits (domain §8). Digits
 * set apart may be a date, or a row of figures. As a mobile number they count however they are set behind a word that
 * says so (电话：), and everywhere where they are set as people set numbers (138 1234 5678); otherwise where they stand
 * for themselves and read as neither (decision 023). Office phones, which have an area code, are none.
 */
export function numbersIn(text: string): NumberAt[] {
	if (!hasEnough(text)) return [];
	return runsIn(text)
		.flatMap((run) => inRun(run))
		.sort((a, b) => a.from - b.from);
}

/** Digits with nothing between them but gaps; signs nobody sees part no groups. */
interface Run {
	text: string;
	/** Half width. */
	digits: string;
	/** Where each stands in the text. */
	at: number[];
	/** Index among the digits of the first of each group, and behind them all the number of digits. */
	starts: number[];
	/** Where the X stands that follows; -1 for none. */
	x: number;
}

/** Groups of a run that nothing has been found in yet: from the first to before the last. */
type Stretch = [first: number, end: number];
/** What begins with a group: its digits from and to, and the group behind it. */
type Found = { kind: NumberAt['kind']; from: number; to: number; end: number; x?: boolean };
type Finder = (run: Run, first: number, stretch: Stretch) => Found | null;

const shortest = 11;
const anyDigit = /[0-9０-９]/;

/** Most texts have too few digits to be looked at more closely. */
function hasEnough(text: string): boolean {
	const first = text.search(anyDigit);
	if (first < 0) return false;
	let many = 0;
	for (let at = first; at < text.length && many < shortest; at++)
		if (digitAt(text, at) >= 0) many++;
	return many >= shortest;
}

function runsIn(text: string): Run[] {
	const runs: Run[] = [];
	const digits = new RegExp(anyDigit, 'g');
	for (let next = digits.exec(text); next; next = digits.exec(text)) {
		const { run, end } = runAt(text, next.index);
		if (run.digits.length >= shortest) runs.push(run);
		digits.lastIndex = end;
	}
	return runs;
}

function runAt(text: string, from: number): { run: Run; end: number } {
	const run: Run = { text, digits: '', at: [], starts: [0], x: -1 };
	let at = from;
	let end = from;
	for (;;) {
		for (end = at; digitAt(text, end) >= 0; end++) run.at.push(end);
		run.digits += text.slice(at, end);
		at = endOfGap(text, end);
		if (digitAt(text, at) < 0) break;
		if (!isUnseen(text, end, at)) run.starts.push(run.at.length);
	}
	if (/[XxＸｘ]/.test(text.charAt(at)) && digitAt(text, at + 1) < 0) run.x = at;
	run.digits = run.digits.normalize('NFKC');
	run.starts.push(run.at.length);
	return { run, end };
}

function digitAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code >= 0x30 && code <= 0x39) return code - 0x30;
	return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

/** The surest are looked for first; what they leave is looked through for the next. */
function inRun(run: Run): NumberAt[] {
	const numbers: NumberAt[] = [];
	let stretches: Stretch[] = [[0, run.starts.length - 1]];
	for (const find of finders)
		stretches = stretches.flatMap((stretch) => {
			const left: Stretch[] = [];
			let [from] = stretch;
			for (let first = from; first < stretch[1];) {
				const found = find(run, first, stretch);
				if (!found) {
					first += 1;
					continue;
				}
				const { kind, x } = found;
				const to = (x ? run.x : lastOf(run, found)) + 1;
				numbers.push({ kind, from: run.at[found.from] ?? 0, to });
				if (first > from) left.push([from, first]);
				first = from = found.end;
			}
			if (from < stretch[1]) left.push([from, stretch[1]]);
			return left;
		});
	return numbers;
}

function lastOf({ at }: Run, { to }: Found): number {
	return at[to - 1] ?? 0;
}

/** 412821196203041234, as it stands: what is so long is never shown. */
const identityWhole: Finder = (run, first) => {
	const size = sizeOf(run, first);
	if (size !== 18 && size !== 15 && size !== 17) return null;
	const found = windowOf(run, first, size === 15 ? 15 : 18);
	return found?.end === first + 1 && (!found.x || run.x === lastOf(run, found) + 1) ? found : null;
};

/** 412821-19620304-1234: with a birthday in it, and no row of dates. */
const identityApart =
	(length: 18 | 15): Finder =>
	(run, first, [from, to]) => {
		const found = windowOf(run, first, length);
		if (!found || found.end > to) return null;
		const many = found.end - first;
		const alone = first === from && found.end === to;
		// Of a row of figures too many would have a birthday of six digits in it.
		if (length === 15 && !alone && many > 3 && many < 15) return null;
		return isIdentity(run, found) && !isDates(textOf(run, first, found.end)) ? found : null;
	};

const mobileWhole: Finder = (run, first) => {
	const found = sizeOf(run, first) < 11 ? null : mobileOf(run, first);
	return found?.end === first + 1 ? found : null;
};

const mobileApart: Finder = (run, first, [from, to]) => {
	const found = mobileOf(run, first);
	if (!found || found.end > to) return null;
	const sizes = sizesOf(run, first, found.end, found.from);
	if (usual.has(sizes.join('-')) || announces(beforeOf(run, first))) return found;
	const alone =
		(first === from || isOfList(run, first - 1)) && (found.end === to || isOfList(run, found.end));
	if (!alone || isDates(textOf(run, first, found.end))) return null;
	return isFigures(groupsOf(run, first, found.end)) ? null : found;
};

const finders = [
	identityWhole,
	identityApart(18),
	mobileWhole,
	identityApart(15),
	mobileApart
] as const;

/** How people set mobile numbers apart, also beside other figures. */
const usual = new Set(['3-4-4', '3-3-5', '3-8', '7-4', Array(11).fill(1).join('-')]);

function textOf({ text, at, starts }: Run, first: number, end: number): string {
	const last = at[(starts[end] ?? 0) - 1] ?? 0;
	return text.slice(at[starts[first] ?? 0], last + 1);
}

/** Groups of a run with what stands between and behind them. */
function groupsOf({ text, digits, at, starts }: Run, first: number, end: number): DigitGroups {
	const cuts = starts.slice(first, end + 1);
	const last = (at[(cuts.at(-1) ?? 0) - 1] ?? 0) + 1;
	return {
		groups: cuts.slice(1).map((cut, index) => digits.slice(cuts[index], cut)),
		gaps: cuts.slice(1, -1).map((cut) => text.slice((at[cut - 1] ?? 0) + 1, at[cut])),
		behind: text.slice(last, last + lookAround)
	};
}

function beforeOf({ text, at, starts }: Run, first: number): string {
	const start = at[starts[first] ?? 0] ?? 0;
	return text.slice(Math.max(0, start - lookAround), start);
}

/** 1. at the beginning of a line is no figure beside the number that follows. */
function isOfList(run: Run, group: number): boolean {
	const { groups, gaps } = groupsOf(run, group, group + 2);
	return isListNumber(groups[0] ?? '', beforeOf(run, group), gaps[0] ?? '');
}

/** How many signs around a number are read. */
const lookAround = 16;

/** The groups from `first` on that have so many digits together; an X may be the last. */
function windowOf(run: Run, first: number, length: number): Found | null {
	const from = run.starts[first] ?? 0;
	const end = endOf(run, first, from + length);
	if (end > 0) return { kind: 'identity', from, to: from + length, end };
	const { digits, starts, x } = run;
	const crossed = length === 18 && x >= 0 && from + 17 === digits.length;
	return crossed
		? { kind: 'identity', from, to: digits.length, end: starts.length - 1, x: true }
		: null;
}

/** The group before which so many digits end; 0 when they end inside one. */
function endOf({ starts }: Run, first: number, to: number): number {
	let end = first + 1;
	while ((starts[end] ?? to) < to) end += 1;
	return starts[end] === to ? end : 0;
}

/** 13812345678, +86 13812345678, 0086-138…: what stands before the number stays. */
function mobileOf(run: Run, first: number): Found | null {
	const { digits } = run;
	const from = run.starts[first] ?? 0;
	const prefix = digits.startsWith('86', from) ? 2 : digits.startsWith('0086', from) ? 4 : 0;
	const second = digits[from + prefix + 1] ?? '';
	if (digits[from + prefix] !== '1' || second < '3') return null;
	const end = endOf(run, first, from + prefix + 11);
	return end > 0 ? { kind: 'mobile', from: from + prefix, to: from + prefix + 11, end } : null;
}

function sizeOf({ starts }: Run, group: number): number {
	return (starts[group + 1] ?? 0) - (starts[group] ?? 0);
}

function sizesOf({ starts }: Run, first: number, end: number, from: number): number[] {
	const cuts = [from, ...starts.slice(first, end + 1).filter((start) => start > from)];
	return cuts.slice(1).map((cut, at) => cut - (cuts[at] ?? 0));
}

/** The first two digits of a county's code, by province. */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

function isIdentity({ digits }: Run, { from, to, x }: Found): boolean {
	// Most rows of figures have no such birthday, and need not be looked at more closely.
	const birthday =
		to - from === 15 ? `19${digits.slice(from + 6, from + 12)}` : digits.slice(from + 6, from + 14);
	if (!/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(birthday)) return false;
	const number = digits.slice(from, to) + (x ? 'X' : '');
	const fault = identityFault(number);
	return provinces.test(number) && fault !== 'shape' && fault !== 'birth';
}
