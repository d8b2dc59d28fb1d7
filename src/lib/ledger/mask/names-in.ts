import { endOfGap, signAt, withoutGaps } from './gaps.ts';

/**
 * A text with each of the names replaced wherever it stands, the longest first, with whatever counts as nothing between
 * its signs. Reads a text once however many names there are.
 * @param replace is handed the name as it stands there, and where
 */
export function replaceNames(
	text: string,
	names: readonly string[],
	replace: (name: string, at: number) => string
): string {
	if (names.length === 0) return text;
	const signs = treeOf(names);
	let replaced = '';
	let kept = 0;
	for (let at = 0; at < text.length;) {
		const end = endOfName(text, at, signs);
		if (end > at) {
			replaced += text.slice(kept, at) + replace(text.slice(at, end), at);
			kept = end;
		}
		at = end > at ? end : at + signAt(text, at).length;
	}
	return kept === 0 ? text : replaced + text.slice(kept);
}

/** Names by their signs, one after the other. */
interface Signs {
	next: Map<string, Signs>;
	/** A name ends here. */
	ends: boolean;
}

const trees = new WeakMap<readonly string[], Signs>();

function treeOf(names: readonly string[]): Signs {
	const known = trees.get(names);
	if (known) return known;
	const tree = fresh();
	for (const name of names) {
		let signs = tree;
		for (const sign of withoutGaps(name)) {
			const next = signs.next.get(sign) ?? fresh();
			signs.next.set(sign, next);
			signs = next;
		}
		signs.ends = signs !== tree;
	}
	trees.set(names, tree);
	return tree;
}

function fresh(): Signs {
	return { next: new Map(), ends: false };
}

/** Where the longest name ends that begins here; `from` itself when none does. */
function endOfName(text: string, from: number, tree: Signs): number {
	let end = from;
	let at = from;
	for (let signs: Signs | undefined = tree; at < text.length;) {
		const start: number = at === from ? at : endOfGap(text, at);
		if (start >= text.length) break;
		const sign = signAt(text, start);
		signs = signs.next.get(sign);
		if (!signs) break;
		at = start + sign.length;
		if (signs.ends) end = at;
	}
	return end;
}
