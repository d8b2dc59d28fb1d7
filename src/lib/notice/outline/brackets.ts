const OPEN = '（(〔［[【〖｛{';
const CLOSE = '）)〕］]】〗｝}';
const ANY = /[（(〔［[【〖｛{）)〕］\]】〗｝}]/g;

/** How many brackets stay open at the end of the text (never below 0), `before` of them at its head. */
export function openBrackets(text: string, before = 0): number {
	let depth = before;
	for (const [char] of text.matchAll(ANY)) depth = step(depth, char);
	return depth;
}

/** Which bracket closes which: index of the opening one → of the closing one, unclosed ones left out. */
export function bracketPairs(text: string): Map<number, number> {
	const pairs = new Map<number, number>();
	const open: number[] = [];
	for (const { 0: char, index } of text.matchAll(ANY)) {
		if (OPEN.includes(char)) open.push(index);
		else {
			const from = open.pop();
			if (from !== undefined) pairs.set(from, index);
		}
	}
	return pairs;
}

/** Cuts at the places `isCut` names, outside brackets only; the separators stay with the left part. */
export function cutOutside(text: string, isCut: (char: string, at: number) => boolean): string[] {
	const parts: string[] = [];
	let depth = 0;
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		depth = step(depth, text.charAt(at));
		if (depth === 0 && isCut(text.charAt(at), at)) {
			parts.push(text.slice(from, at + 1));
			from = at + 1;
		}
	}
	if (from < text.length) parts.push(text.slice(from));
	return parts;
}

function step(depth: number, char: string): number {
	if (OPEN.includes(char)) return depth + 1;
	if (CLOSE.includes(char)) return Math.max(0, depth - 1);
	return depth;
}
