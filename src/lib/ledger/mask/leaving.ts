import { officialAfter, officialBefore } from '#lib/ledger/names/words.ts';
import { replaceNames } from './names-in.ts';
import { maskNumber, maskNumbers } from './numbers.ts';
import { maskName } from './text.ts';

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
	const hidden = { names: 0, numbers: 0 };
	const numbered = maskNumbers(text, (number) => {
		hidden.numbers += 1;
		return maskNumber(number);
	});
	const masked = replaceNames(numbered, names, (name, at) => {
		const [before, after] = [numbered.slice(0, at), numbered.slice(at + name.length)];
		if (officialAfter.test(after) || officialBefore.test(before.slice(-40))) return name;
		hidden.names += 1;
		return maskName(name);
	});
	return { text: masked, hidden };
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
