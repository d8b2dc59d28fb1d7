/** The characters of which Chinese numbers in headings are made. */
export const HAN_DIGITS = '一二三四五六七八九十百零〇○两';

/** 一 → 1, 十二 → 12, 三十九 → 39, 一百零五 → 105, 二〇二二 → 2022, '15' → 15; null when no number. */
export function readNumeral(text: string): number | null {
	if (/^\d{1,6}$/.test(text)) return Number(text);
	if (!/^[一二三四五六七八九十百零〇○两]{1,7}$/.test(text)) return null;
	return /[十百]/.test(text) ? byPosition(text) : byDigit(text);
}

function byDigit(text: string): number {
	return Number([...text].map(digit).join(''));
}

function byPosition(text: string): number | null {
	const parts = /^(?:(.)百)?[零〇]?(?:(.)?(十))?(.)?$/.exec(text);
	if (!parts) return null;
	const [, hundreds, tens, ten, ones] = parts;
	if ([hundreds, tens, ones].some((char) => char !== undefined && /[十百]/.test(char))) return null;
	return (
		(hundreds ? digit(hundreds) * 100 : 0) +
		(ten ? (tens ? digit(tens) : 1) * 10 : 0) +
		(ones ? digit(ones) : 0)
	);
}

function digit(char: string): number {
	if (char === '两') return 2;
	return Math.max(0, '一二三四五六七八九'.indexOf(char) + 1);
}
