import { placesOf } from '../mask/gaps.ts';
import { maskText } from '../mask/text.ts';

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
 */
export function sentenceOf(text: string, word: string, names: readonly string[]): InSentence {
	const [place] = placesOf(text, word);
	if (!place) return { before: '', word, after: '' };
	const others = names.filter((name) => name !== word);
	const ahead = maskText(text.slice(0, place.start), others);
	const behind = maskText(text.slice(place.end), others);
	const before = ahead.split(end).at(-1) ?? '';
	const after = behind.split(end)[0] ?? '';
	const closed = behind.charAt(after.length);
	return {
		before: before.length > longest ? `…${before.slice(-longest)}` : before,
		word: text.slice(place.start, place.end),
		after: after.length > longest ? `${after.slice(0, longest)}…` : after + closed.trim()
	};
}
