import type { LedgerLine, LedgerSheet } from '#lib/exchange/ledgerBook.ts';
import { maskNumbers } from '#lib/ledger/mask/numbers.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { namesOfFindings, namesOfRows } from '../rows/names.ts';

/** Cells that name officials: their names stay (domain §8). */
const officials = ['responsibleLeader', 'responsiblePerson', 'leaderAndPerson'];

/**
 * Ledgers as they may leave unit and township, live or frozen: names of villagers that are marked today and every
 * identity and mobile number masked, officials and office phones as they are.
 */
export async function masked(campaignId: string, sheets: LedgerSheet[]): Promise<LedgerSheet[]> {
	const ids = sheets.flatMap(({ lines }) => lines.map(({ id }) => id)).filter(Boolean);
	const names = await namesOfRows([...new Set(ids)]);
	// A line that counts rows names the finding alone.
	const ofFindings = await namesOfFindings(campaignId);
	return sheets.map((sheet) => ({
		...sheet,
		lines: sheet.lines.map((line) => maskedLine(line, names.get(line.id) ?? ofFindings))
	}));
}

function maskedLine(line: LedgerLine, names: readonly string[]): LedgerLine {
	const cells = Object.entries(line.cells).map(([key, text]) => [
		key,
		maskedCell(key, text, names)
	]);
	return { ...line, cells: Object.fromEntries(cells) };
}

/** A cell of a ledger as it is read at a distance; cells of officials keep names. */
export function maskedCell(key: string, text: string, names: readonly string[]): string {
	if (key === 'officePhone') return text;
	return officials.includes(key) ? maskNumbers(text) : maskText(text, names);
}
