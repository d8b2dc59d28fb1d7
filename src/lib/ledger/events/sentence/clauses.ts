/** A text without the mark it ends in, where more follows. */
export function bare(text: string): string {
	return text.trimEnd().replace(/[。；;，,.]+$/, '');
}

/** Texts that people typed as clauses of one sentence: no 。 stands before a ；, and empty ones are left out. */
export function clauses(...parts: string[]): string {
	const said = parts.filter(Boolean);
	return said.map((part, at) => (at < said.length - 1 ? bare(part) : part)).join('；');
}
