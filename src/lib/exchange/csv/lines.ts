/** Marks a file as UTF-8 for Excel on Chinese Windows. */
export const csvMark = '\ufeff';

/** Rows as CSV; a text that a spreadsheet would compute is kept a text by a leading '. */
export function csvLines(rows: string[][]): string {
	return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
