import { endOfGap, occurrencesOf, signAt, withoutGaps } from '#lib/ledger/mask/gaps.ts';
import { commonWords } from './common-words.ts';
import { rareSurnames, surnameLength } from './surnames.ts';
import {
	clauseBefore,
	edge,
	edgeBefore,
	given,
	goesOn,
	groupBefore,
	mayBeGiven,
	noNames,
	officialAfter,
	officialBefore,
	personGoesOn,
	personSays,
	unitWordAfter,
	villagerAfter,
	villagerBefore
} from './words.ts';

/** A word that may be the name of a villager, with the words around it; a person decides. */
export interface Proposal {
	name: string;
	/** …组脱贫户颜国强厕所… */
	around: string;
}

/** What is known before anybody looks. */
interface Known {
	/** Names that need no proposal: officials, marked ones, and what a person said is no name. */
	known?: readonly string[];
	/** Names of units: nothing inside one is a person. */
	places?: readonly string[];
}

/**
 * Words of a text that are likely names of villagers, each once, in order, without what counts as nothing between their
 * signs. Rather misses one than proposes what is none: a name counts where a word says that a villager is meant
 * (脱贫户颜国强, 颜国强户, 颜国强、严丽等2户, 颜国强反映), and never beside an official's title.
 */
export function proposeNames(text: string, { known = [], places = [] }: Known = {}): Proposal[] {
	const taken = takenBy(text, [...places, ...known]);
	const said = new Set(known.map(withoutGaps));
	const found = new Map<string, Proposal>();
	let last: { end: number } | null = null;
	for (let at = 0; at < text.length; at++) {
		if (taken[at]) continue;
		const listed = last !== null && between.test(text.slice(last.end, at));
		const read = nameAt(text, at, listed);
		if (!read) continue;
		const { name, end } = read;
		last = { end };
		if (!said.has(name) && !found.has(name))
			found.set(name, { name, around: aroundOf(text, at, end - at) });
		at = end - 1;
	}
	return [...found.values()];
}

/** What stands between the names of a list: 颜国强、严丽; 颜国强（已脱贫）、严丽. */
const between = /^(?:[（(][^（）()]{1,12}[）)][、和及与，\s]?|[、和及与，\s])$/;

/** The name that begins here and where it ends, the longer reading first; null when none does. */
function nameAt(text: string, at: number, listed: boolean): { name: string; end: number } | null {
	const surname = surnameLength(text.slice(at, at + 2));
	if (surname === 0) return null;
	const length = lengthsOf(surname).find((long) => isName(text, at, surname, long, listed));
	const apart = nameApart(text, at, listed);
	// 颜国 强，: what follows may belong to the name, 严丽 成功脱贫: or to the next word.
	if (!length || (apart && apart.name.length > length && apart.closed)) return apart;
	return { name: text.slice(at, at + length), end: at + length };
}

/** A name whose signs stand apart, as forms set names of two characters: 严　丽; `closed` when it ends for certain. */
function nameApart(text: string, at: number, listed: boolean) {
	if (![1, 2, 3].some((sign) => endOfGap(text, at + sign) > at + sign)) return null;
	const signs: string[] = [];
	const ends: number[] = [];
	for (let next = at; signs.length < 4 && next < text.length; next = endOfGap(text, next)) {
		// A name that nobody marked goes on from no sentence into the next.
		if (sentenceEnd.test(text.slice(ends.at(-1) ?? at, next))) break;
		const sign = signAt(text, next);
		next += sign.length;
		signs.push(sign);
		ends.push(next);
	}
	const joined = signs.join('');
	const surname = surnameLength(joined.slice(0, 2));
	if (surname === 0) return null;
	const from = Math.max(0, at - longestBefore);
	for (const length of lengthsOf(surname)) {
		const end = ends[length - 1] ?? at;
		if (end - at <= length) continue;
		const name = joined.slice(0, length);
		const after = text.slice(end, end + longestAfter);
		const around = text.slice(from, at) + name + after;
		if (!isName(around, at - from, surname, length, listed)) continue;
		const closed = [edge, villagerAfter, personGoesOn].some((words) => words.test(after));
		return { name, end, closed };
	}
	return null;
}

const sentenceEnd = /[。｡︒]/;

function lengthsOf(surname: 1 | 2): number[] {
	return surname === 2 ? [4, 3] : [3, 2];
}

const longestBefore = 24;
const longestAfter = 40;

function isName(text: string, at: number, surname: number, length: number, listed: boolean) {
	const name = text.slice(at, at + length);
	if (name.length < length) return false;
	if (surname === 1 && isWord(name.slice(0, 2))) return false;
	const before = text.slice(Math.max(0, at - longestBefore), at);
	const after = text.slice(at + length, at + length + longestAfter);
	if (isOfficial(before, after) || unitWordAfter.test(after)) return false;
	const signs = name.slice(surname);
	// 王家: a family or a hamlet, nobody's name.
	if (signs === '家') return false;
	if (signs.length > 1 && endsInNext(name.slice(-1) + after)) return false;
	const announced = villagerBefore.test(before);
	const follows = villagerAfter.test(after) || leadsToVillagers(after);
	const two = signs.length === 2;
	if (![...signs].every((sign) => given.has(sign)))
		return announced && two && mayBeGiven(signs) && !isRare(name) && (follows || edge.test(after));
	if (announced) return follows || ends(after, name, surname);
	if (listed) return follows || edge.test(after) || goesOn.has(after[0] ?? '') || two;
	if (follows && edgeBefore.test(before)) return two || !isRare(name);
	if (isRare(name)) return false;
	if (two && (groupBefore.test(before) || isAside(before, after))) return true;
	if (clauseBefore.test(before) && (two ? personGoesOn : personSays).test(after)) return true;
	return two && follows;
}

function isWord(text: string): boolean {
	return noNames.has(text) || commonWords.has(text);
}

function isRare(name: string): boolean {
	return rareSurnames.has(name.slice(0, 1)) && surnameLength(name) === 1;
}

/** Beside a title, or in a list that a title begins: 书记郑浩、郝建. */
function isOfficial(before: string, after: string): boolean {
	return officialAfter.test(after) || officialBefore.test(before);
}

/** 部分农户明确表示有意愿（颜国强、严丽）: names alone in brackets, and who is meant before. */
function isAside(before: string, after: string): boolean {
	return (
		/(?:户|村民|群众|居民|老人|人员)[^（）()]{0,16}[（(](?:[\u4e00-\u9fff]{2,4}、)*$/.test(
			before
		) && /^(?:、[\u4e00-\u9fff]{2,4})*[）)]/.test(after)
	);
}

/** The last character belongs to what follows: 欧阳慧家 is the house of 欧阳慧, 郑浩书记 is no 郑浩书. */
function endsInNext(rest: string): boolean {
	return officialAfter.test(rest) || (rest.startsWith('家') && villagerAfter.test(rest));
}

/** A name that a word announced ends here: at a mark, after two given characters, or where the sentence goes on. */
function ends(after: string, name: string, surname: number): boolean {
	if (edge.test(after)) return true;
	return name.length - surname === 2 || goesOn.has(after[0] ?? '');
}

/** 颜国强、严丽、郝建等3户: what the list is of stands at its end. */
function leadsToVillagers(after: string): boolean {
	const list =
		/^(?:[、和及与][\u4e00-\u9fff]{2,4}?){1,12}?(等?[一二两三四五六七八九十\d]*\s?(?:余)?(?:户|人家|名村民|人的|人未|人患|位老人)|等)/;
	return list.test(after) && surnameLength(after.slice(1, 3)) > 0;
}

/** Which places of a text these words take. */
function takenBy(text: string, words: readonly string[]): Uint8Array {
	const taken = new Uint8Array(text.length);
	for (const word of new Set(words.filter((one) => one.length > 1)))
		for (const { start, end } of occurrencesOf(text, word)) taken.fill(1, start, end);
	return taken;
}

function aroundOf(text: string, at: number, length: number): string {
	const line = text.slice(Math.max(0, at - 8), at + length + 8).replace(/\s+/g, ' ');
	return `${at > 8 ? '…' : ''}${line}${at + length + 8 < text.length ? '…' : ''}`;
}
