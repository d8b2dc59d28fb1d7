import { occurrencesOf } from '#lib/ledger/mask/gaps.ts';
import { maskName, maskText } from '#lib/ledger/mask/text.ts';

/** A word with the sentence it first stands in. */
export interface InSentence {
	before: string;
	word: string;
	after: string;
}

const longest = 60;
const end = /[。；！？\n]/;

/**
 * The sentence in which a word first stands, long ones cut; everybody else who is named in it is masked.
 * @param names that count as names of villagers there
 * @param decided the word is a name for certain: it is masked wherever it stands in its sentence
 */
export function sentenceAround(
	text: string,
	word: string,
	names: readonly string[],
	decided = false
): InSentence {
	const [place] = occurrencesOf(text, word);
	const said = (here: string) => (decided ? maskName(here) : here);
	if (!place) return { before: '', word: said(word), after: '' };
	const masked = decided ? [...names, word] : names.filter((name) => name !== word);
	const ahead = maskText(text.slice(0, place.start), masked);
	const behind = maskText(text.slice(place.end), masked);
	const before = ahead.split(end).at(-1) ?? '';
	const after = behind.split(end)[0] ?? '';
	const closed = behind.charAt(after.length);
	return {
		before: before.length > longest ? `…${before.slice(-longest)}` : before,
		word: said(text.slice(place.start, place.end)),
		after: after.length > longest ? `${after.slice(0, longest)}…` : after + closed.trim()
	};
}
