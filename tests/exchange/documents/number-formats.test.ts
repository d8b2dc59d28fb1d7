import { expect, test } from 'vitest';
import { formatNumber } from '#lib/exchange/documents/docx/number-formats.ts';

test.each([
	[1, 'chineseCounting', '一'],
	[10, 'chineseCountingThousand', '十'],
	[15, 'chineseCounting', '十五'],
	[20, 'japaneseCounting', '二十'],
	[101, 'chineseCountingThousand', '一百零一'],
	[1010, 'chineseCountingThousand', '一千零一十'],
	[12, 'ideographDigital', '一二'],
	[12, 'chineseLegalSimplified', '壹拾贰'],
	[3, 'ideographTraditional', '丙'],
	[20, 'decimalEnclosedCircle', '⑳'],
	[21, 'decimalEnclosedCircle', '21'],
	[2, 'decimalEnclosedParen', '⑵'],
	[7, 'decimalFullWidth', '７'],
	[7, 'decimalZero', '07'],
	[28, 'upperLetter', 'BB'],
	[1994, 'lowerRoman', 'mcmxciv'],
	[5, 'aFormatOfTomorrow', '5'],
	[0, 'chineseCounting', '0']
])('%i as %s is %s', (n, format, text) => {
	expect(formatNumber(n, format)).toBe(text);
});
