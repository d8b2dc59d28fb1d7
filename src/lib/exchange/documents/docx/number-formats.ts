/**
 * A number as Word's automatic numbering writes it.
 *
 * In: the number and the `w:numFmt` value (ECMA-376 17.18.59). Out: its text; an unknown format
 * falls back to 1, 2, 3.
 */
export function formatNumber(n: number, format: string): string {
	const write = FORMATS[format];
	return (n > 0 && write?.(n)) || String(n);
}

// Digits in the Chinese way: 一, 十, 十一, 二十, 一百零一. For 1 to 9999.
function chineseNumber(n: number): string {
	return inChinese(n, '零一二三四五六七八九', ['', '十', '百', '千']).replace(/^一十/, '十');
}

const FORMATS: Record<string, ((n: number) => string) | undefined> = {
	none: () => '',
	bullet: () => '',
	decimalZero: (n) => String(n).padStart(2, '0'),
	decimalFullWidth: fullWidth,
	decimalFullWidth2: fullWidth,
	decimalEnclosedCircle: (n) => fromBlock(n, 0x2460, 20),
	decimalEnclosedCircleChinese: (n) => fromBlock(n, 0x2460, 20),
	decimalEnclosedParen: (n) => fromBlock(n, 0x2474, 20),
	decimalEnclosedFullstop: (n) => fromBlock(n, 0x2488, 20),
	chineseCounting: chineseNumber,
	chineseCountingThousand: chineseNumber,
	japaneseCounting: chineseNumber,
	taiwaneseCounting: chineseNumber,
	taiwaneseCountingThousand: chineseNumber,
	ideographDigital: digitByDigit,
	japaneseDigitalTenThousand: digitByDigit,
	taiwaneseDigital: digitByDigit,
	ideographEnclosedCircle: (n) => fromBlock(n, 0x3280, 10),
	chineseLegalSimplified: (n) => inChinese(n, '零壹贰叁肆伍陆柒捌玖', ['', '拾', '佰', '仟']),
	ideographTraditional: (n) => '甲乙丙丁戊己庚辛壬癸'[n - 1] ?? '',
	ideographZodiac: (n) => '子丑寅卯辰巳午未申酉戌亥'[n - 1] ?? '',
	lowerLetter: (n) => letters(n).toLowerCase(),
	upperLetter: letters,
	lowerRoman: (n) => roman(n).toLowerCase(),
	upperRoman: roman
};

function fullWidth(n: number): string {
	return String(n).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}

function digitByDigit(n: number): string {
	return String(n).replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? '');
}

function fromBlock(n: number, first: number, size: number): string {
	return n <= size ? String.fromCharCode(first + n - 1) : '';
}

function inChinese(n: number, digits: string, places: string[]): string {
	if (n > 9999) return String(n);
	const zero = digits[0] ?? '';
	const written = [...String(n)].map((digit, at, all) =>
		digit === '0' ? zero : `${digits[Number(digit)]}${places[all.length - 1 - at]}`
	);
	return written
		.join('')
		.replace(new RegExp(`${zero}+`, 'g'), zero)
		.replace(new RegExp(`${zero}$`), '');
}

// Word goes on after Z with AA, BB, CC.
function letters(n: number): string {
	return String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}

const ROMAN: [number, string][] = [
	[1000, 'M'],
	[900, 'CM'],
	[500, 'D'],
	[400, 'CD'],
	[100, 'C'],
	[90, 'XC'],
	[50, 'L'],
	[40, 'XL'],
	[10, 'X'],
	[9, 'IX'],
	[5, 'V'],
	[4, 'IV'],
	[1, 'I']
];

function roman(n: number): string {
	if (n > 3999) return String(n);
	let rest = n;
	return ROMAN.map(([value, sign]) => {
		const times = Math.floor(rest / value);
		rest -= times * value;
		return sign.repeat(times);
	}).join('');
}
