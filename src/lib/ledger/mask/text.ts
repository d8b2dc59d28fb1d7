import { compoundSurnames } from '#lib/ledger/names/surnames.ts';
import { isGap, withoutGaps } from './gaps.ts';
import { replaceNames } from './names-in.ts';
import { maskNumber, maskNumbers } from './numbers.ts';

/**
 * A text as it is read from a distance (domain §8): each marked name as 颜某某, and every identity and mobile number
 * masked, marked or not. The length stays.
 * @param names as marked; also found with what counts as nothing between their signs, and with any middle dot or none
 * @param hide what to put in place of each name and number
 */
export function maskText(text: string, names: readonly string[], hide: Hide = hideAll): string {
	const numbered = maskNumbers(text, (number) => hide(number, 'number'));
	return replaceNames(numbered, names, (name) => hide(name, 'name'));
}

/** What stands in place of a name or number of a villager. */
export type Hide = (found: string, kind: 'name' | 'number') => string;

/** The masked form of any. */
export const hideAll: Hide = (found, kind) =>
	kind === 'name' ? maskName(found) : maskNumber(found);

/** 颜国强 as 颜某某, 欧阳春 as 欧阳某, 买买提·艾力 as 买某某·某某. */
export function maskName(name: string): string {
	const bare = [...withoutGaps(name)];
	const compound = compoundSurnames.has(bare.slice(0, 2).join('')) && bare.length > 2;
	let open = compound ? 2 : 1;
	return [...name]
		.map((sign) => (isGap(sign) || open-- > 0 ? sign : '某'.repeat(sign.length)))
		.join('');
}
