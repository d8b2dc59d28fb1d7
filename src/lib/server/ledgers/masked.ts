import type { LedgerLine, LedgerSheet } from '#lib/exchange/ledgerBook.ts';
import { maskNumbers } from '#lib/ledger/mask.ts';

/** A ledger as it may leave the county's office in bulk: numbers of villagers masked, office phones as they are. */
export function masked(sheet: LedgerSheet): LedgerSheet {
	return { ...sheet, lines: sheet.lines.map(maskedLine) };
}

function maskedLine(line: LedgerLine): LedgerLine {
	const cells = Object.entries(line.cells).map(([key, text]) => [
		key,
		key === 'officePhone' ? text : maskNumbers(text)
	]);
	return { ...line, cells: Object.fromEntries(cells) };
}
