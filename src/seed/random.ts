/** Chance that can be repeated: the same seed gives the same choices. */
export interface Random {
	/** True in `share` of 1 cases. */
	chance(share: number): boolean;
	/** A whole number from `least` to `most`, both included. */
	whole(least: number, most: number): number;
	pick<T>(list: readonly T[]): T;
}

/** A generator of choices (mulberry32, its state from the text by FNV-1a). */
export function randomOf(seed: string): Random {
	let state = 2166136261;
	for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	return {
		chance: (share) => next() < share,
		whole,
		pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[number]
	};
}
