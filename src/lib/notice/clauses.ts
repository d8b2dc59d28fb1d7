/** A piece of a sentence between two marks; `sentence` is where its sentence begins. */
export interface SentencePart {
	text: string;
	at: number;
	sentence: number;
}

/** The clauses of a text in order. A comma between digits (1,000) or in brackets cuts nothing. */
export function clausesOf(text: string): SentencePart[] {
	const found: SentencePart[] = [];
	let sentence = 0;
	for (const { 0: piece, 1: words = '', 2: mark = '', index } of text.matchAll(CLAUSE)) {
		if (!piece) continue;
		const lead = words.length - words.trimStart().length;
		if (words.trim()) found.push({ text: words.trim(), at: index + lead, sentence });
		if (/[。；;！!？?\n]/.test(mark)) sentence = index + piece.length;
	}
	return found;
}

const CLAUSE =
	/((?:（[^（）。；\n]*）|[^，。；;：:！!？?\n,]|(?<=\d),(?=\d))*)([，。；;：:！!？?\n,]|$)/g;
