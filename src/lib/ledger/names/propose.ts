import { surnameLength } from './surnames.ts';
import {
	edge,
	edgeBefore,
	given,
	goesOn,
	noNames,
	officialAfter,
	officialBefore,
	placeAfter,
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
 * Words of a text that are likely names of villagers, each once, in order. Rather misses one than proposes what is none:
 * a name counts where a word says that a villager is meant (脱贫户颜国强, 颜国强户, 颜国强、严丽等2户), and never
 * beside an official's title.
 */
export function proposeNames(text: string, { known = [], places = [] }: Known = {}): Proposal[] {
	const taken = spansOf(text, [...places, ...known]);
	const found = new Map<string, Proposal>();
	let last: { end: number } | null = null;
	for (let at = 0; at < text.length; at++) {
		if (taken.some(([from, to]) => at >= from && at < to)) continue;
		const listed = last !== null && /^[、和及与，\s]$/.test(text.slice(last.end, at));
		const name = nameAt(text, at, listed);
		if (!name) continue;
		last = { end: at + name.length };
		if (!known.includes(name) && !found.has(name))
			found.set(name, { name, around: aroundOf(text, at, name.length) });
		at += name.length - 1;
	}
	return [...found.values()];
}

/** The name that begins here, the longer reading first; '' when none does. */
function nameAt(text: string, at: number, listed: boolean): string {
	const surname = surnameLength(text.slice(at, at + 2));
	if (surname === 0) return '';
	const lengths = surname === 2 ? [4, 3] : [3, 2];
	const reads = lengths.filter((length) => isName(text, at, surname, length, listed));
	return text.slice(at, at + (reads[0] ?? 0));
}

function isName(text: string, at: number, surname: number, length: number, listed: boolean) {
	const name = text.slice(at, at + length);
	if (name.length < length || ![...name.slice(surname)].every((sign) => given.has(sign)))
		return false;
	if (surname === 1 && noNames.has(name.slice(0, 2))) return false;
	const before = text.slice(Math.max(0, at - 12), at);
	const after = text.slice(at + length, at + length + 10);
	if (officialAfter.test(after) || officialBefore.test(before) || placeAfter.test(after))
		return false;
	if (length > surname + 1 && endsInNext(name.slice(-1) + after)) return false;
	const follows = villagerAfter.test(after) || leadsToVillagers(after);
	if (villagerBefore.test(before)) return follows || ends(after, name, surname);
	if (listed) return follows || edge.test(after) || goesOn.has(after[0] ?? '');
	return follows && (length - surname === 2 || edgeBefore.test(before));
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
	const rest = after.slice(0, 10);
	return list.test(rest) && surnameLength(rest.slice(1, 3)) > 0;
}

function spansOf(text: string, words: readonly string[]): [number, number][] {
	const spans: [number, number][] = [];
	for (const word of new Set(words.filter((one) => one.length > 1)))
		for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
			spans.push([at, at + word.length]);
	return spans;
}

function aroundOf(text: string, at: number, length: number): string {
	const line = text.slice(Math.max(0, at - 8), at + length + 8).replace(/\s+/g, ' ');
	return `${at > 8 ? '…' : ''}${line}${at + length + 8 < text.length ? '…' : ''}`;
}
