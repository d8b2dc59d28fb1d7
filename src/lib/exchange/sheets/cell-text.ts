/**
 * Text that may stand in a cell: line ends as `\n`, tabs as blanks, no control characters and no
 * halves of characters, which would make the workbook unreadable. All else stays as it is.
 */
export function cellText(text: string): string {
	if (!UNFIT.test(text)) return text;
	return text
		.replace(/\r\n?/g, '\n')
		.replace(/\t/g, ' ')
		.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
		.toWellFormed()
		.replace(/\ufffd/g, '');
}

const UNFIT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufeff\ufffd-\uffff]/;

/** A day (YYYY-MM-DD) in words: 2022年7月5日; other text as it stands; nothing as a blank. */
export function dayOnSheet(day: string | undefined): string {
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
	if (parts) return `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`;
	return day ?? '　　年　　月　　日';
}
