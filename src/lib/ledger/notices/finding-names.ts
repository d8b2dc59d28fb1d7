import type { DraftItem } from './draft.ts';
import { proposeNames, type Proposal } from '#lib/ledger/names/propose.ts';

/** Everything a finding says in the words of its notice. */
export interface OfficialWords {
	title: string;
	section: string;
	text: string;
	origins: readonly string[];
	measureLead: string;
	facets: { text: string }[];
	measures: { text: string }[];
}

/** What people said of the names in a finding. */
export interface Decided {
	/** Names of villagers. */
	marked: readonly string[];
	/** Words that were proposed, or marked once, and are no names. */
	notNames: readonly string[];
}

/** Names of villagers in the words of a finding. */
export interface FindingNames extends Decided {
	/** Marked, or proposed while nobody said it is none: masked for every unit (domain §8). */
	counted: readonly string[];
	/** Proposed, and nobody decided on it. */
	open: readonly Proposal[];
}

/** What counts as a name in these words. @param places names of units, inside which nobody is named */
export function namesInWords(
	words: OfficialWords,
	{ marked, notNames }: Decided,
	places: readonly string[]
): FindingNames {
	const open = proposeNames(wholeText(words), { known: [...marked, ...notNames], places });
	const counted = [...new Set([...marked, ...open.map(({ name }) => name)])];
	return { marked, notNames, open, counted };
}

/**
 * All of it as one text, in which no name goes on from one part into the next. A finding's text holds its facets: both
 * are looked through, for either may have been corrected.
 */
export function wholeText(words: OfficialWords): string {
	const { title, section, text, origins, measureLead } = words;
	const parts = [...words.facets, ...words.measures].map((part) => part.text);
	return [title, text, measureLead, ...parts, section, ...origins].join('；\n');
}

/** The words that an item of a draft gives its finding. */
export function wordsOfItem(item: DraftItem): OfficialWords {
	const { title, section, measureLead, facets, measures } = item;
	const origins = [...item.origins, ...facets.flatMap((facet) => facet.origins)];
	return { title, section, text: textOfItem(item), origins, measureLead, facets, measures };
}

/** A finding's text with the parts that have no column of their own, such as 整改时限, as written. */
export function textOfItem({ text, details }: DraftItem): string {
	return [text, ...details.map((detail) => `${detail.label}：${detail.text}`)].join('\n').trim();
}
