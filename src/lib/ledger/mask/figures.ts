/** Digits in groups as they stand in a text, and what is around them. */
export interface DigitGroups {
	/** Half width, each not empty. */
	groups: string[];
	/** The signs between each and the next. */
	gaps: string[];
	/** What the text goes on with. */
	behind: string;
}

const unit =
	/^\s*(?:(?:[mck]?m|kg)(?![a-z])|[%％℃]|[毫厘]米|平方米|公[里斤顷]|[米万亿元户人名个亩吨次天](?!主))/i;
const columnOrLine = /[\t\v\f\r\n\u0085\u2028\u2029]/;

/**
 * Columns or lines of figures, figures with a unit behind them, and four or more set alike (17 18 19 20 21 3). None
 * begins with 0, and a number is rather set apart behind its first three digits.
 */
export function isFigures({ groups, gaps, behind }: DigitGroups): boolean {
	if (gaps.some((gap) => columnOrLine.test(gap)) || unit.test(behind)) return true;
	const plain = groups[0]?.length !== 3 && !groups.some((group) => group.startsWith('0'));
	return plain && groups.length > 3 && new Set(gaps).size === 1;
}

const year = '(?:19|20)\\d\\d';
const month = '(?:0?[1-9]|1[0-2])';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const mark = '[.\\-\u2013\u2014·]';
const dated = `${year}${mark}${month}(?:${mark}${day})?`;
const dates = new RegExp(`^${dated}(?:\\D+(?:${dated}|${month}${mark}${day}))*$`);

/** 1998.12-2022.7, 2021.12.1-12.31: dates beside each other, the first with its year, written as dates are. */
export function isDates(text: string): boolean {
	return dates.test(text.normalize('NFKC'));
}

/** Whether a text ends with a word that says a mobile number follows: 联系电话：. */
export function announces(text: string): boolean {
	return /(?:电话|手机|号码|联系方式|微信)(?:号码?)?[^\S\r\n]*[为是:：]?[^\S\r\n]*[(（]?[+＋]?$/.test(
		text
	);
}

/** Whether a text, and the gap that follows a number of two digits or one, make it the number of a list: 1. */
export function isListNumber(number: string, before: string, gap: string): boolean {
	return number.length <= 2 && /^[.．]/.test(gap) && /(?:^|[\n\r\u2028])[^\S\r\n]*$/.test(before);
}
