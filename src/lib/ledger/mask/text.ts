import { compoundSurnames } from '../names/surnames.ts';
import { maskNumber, maskNumbers } from './numbers.ts';

/**
 * A text as it is read from a distance (domain §8): each marked name as 颜某某, and every identity and mobile number
 * masked, marked or not. The length stays.
 * @param names as marked; also found with a space inside, as forms set names of two characters
 * @param hide what to put in place of each name and number
 */
export function maskText(text: string, names: readonly string[], hide: Hide = hideAll): string {
	const numbered = maskNumbers(text, (number) => hide(number, 'number'));
	const pattern = namesPattern(names);
	return pattern ? numbered.replace(pattern, (name) => hide(name, 'name')) : numbered;
}

/** What stands in place of a name or number of a villager. */
export type Hide = (found: string, kind: 'name' | 'number') => string;

/** The masked form of any. */
export const hideAll: Hide = (found, kind) =>
	kind === 'name' ? maskName(found) : maskNumber(found);

/** 颜国强 as 颜某某, 欧阳春 as 欧阳某, 买买提·艾力 as 买某某·某某. */
export function maskName(name: string): string {
	const bare = plainName(name);
	const compound = compoundSurnames.has(bare.slice(0, 2)) && bare.length > 2;
	let open = compound ? 2 : 1;
	return [...name].map((sign) => (/[\s·•]/.test(sign) || open-- > 0 ? sign : '某')).join('');
}

/** A name without the space that forms set inside names of two characters. */
export function plainName(name: string): string {
	return name.replace(/\s/g, '');
}

const patterns = new WeakMap<readonly string[], RegExp | null>();

/** Finds marked names, the longest first; null when there are none. */
export function namesPattern(names: readonly string[]): RegExp | null {
	const known = patterns.get(names);
	if (known !== undefined) return known;
	const pattern =
		names.length > 0 ? new RegExp(longestFirst(names).map(loose).join('|'), 'g') : null;
	patterns.set(names, pattern);
	return pattern;
}

function longestFirst(names: readonly string[]): string[] {
	return [...names].sort((a, b) => b.length - a.length);
}

function loose(name: string): string {
	const signs = [...plainName(name)];
	return signs.map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[ \\u3000]?');
}
