import { officialAfter, officialBefore } from '../names/words.ts';
import { maskNumbers } from './numbers.ts';
import { maskName, namesPattern } from './text.ts';

/** How much of a text was masked: names of villagers, and identity and mobile numbers. */
export interface Hidden {
	names: number;
	numbers: number;
}

/**
 * A text that stands on no row and is read beyond the unit it names: marked villagers and every identity and mobile
 * number masked (domain §8). A name beside a title is an official's, and open, although a villager has the same.
 */
export function maskLeaving(
	text: string,
	names: readonly string[]
): { text: string; hidden: Hidden } {
	const numbered = maskNumbers(text);
	const pattern = namesPattern(names);
	let hiddenNames = 0;
	const masked = pattern
		? numbered.replace(pattern, (name: string, at: number) => {
				const [before, after] = [numbered.slice(0, at), numbered.slice(at + name.length)];
				if (officialAfter.test(after) || officialBefore.test(before.slice(-40))) return name;
				hiddenNames += 1;
				return maskName(name);
			})
		: numbered;
	return { text: masked, hidden: { names: hiddenNames, numbers: changedRuns(text, numbered) } };
}

/** What the person who wrote the text is told; '' when nothing was masked. */
export function hiddenInWords({ names, numbers }: Hidden): string {
	const what = [
		names > 0 ? `${names} 处农户姓名` : '',
		numbers > 0 ? `${numbers} 处身份证号或手机号` : ''
	].filter(Boolean);
	return what.length > 0
		? `文中 ${what.join('、')}已遮住（如颜某某、138****5678），保存、打印和发出的都是遮住后的文字。`
		: '';
}

/** What was masked, as an address carries it: numbers alone. */
export function hiddenQuery({ names, numbers }: Hidden): string {
	return names + numbers > 0 ? `&hidden=${names}-${numbers}` : '';
}

/** The same read back; nothing where an address says nothing. */
export function readHidden(said: string | null): Hidden {
	const found = /^(\d{1,4})-(\d{1,4})$/.exec(said ?? '');
	return { names: Number(found?.[1] ?? 0), numbers: Number(found?.[2] ?? 0) };
}

/** Numbers that were masked: their digits may stand apart, the length of the text stays. */
function changedRuns(text: string, masked: string): number {
	const signs = text
		.split('')
		.map((sign, at) => (sign === masked[at] ? (/[ \u3000\-－‐–—]/.test(sign) ? '-' : '.') : 'x'));
	return signs.join('').match(/x[x-]*/g)?.length ?? 0;
}
