import type { SheetLine, Sheet } from '#lib/exchange/sheets/book.ts';
import { maskNumbers } from '#lib/ledger/mask/numbers.ts';
import { maskText } from '#lib/ledger/mask/text.ts';
import { namesOfFindings, namesOfRows } from '#lib/server/sight/names.ts';

/** Cells that name officials: their names stay (domain §8). */
const officials = ['responsibleLeader', 'responsiblePerson', 'leaderAndPerson'];

/** Cells in which the words of the notice stand, and none of the unit's own. */
const official = ['category', 'finding', 'origin', 'facets'];

/** Of which campaign a ledger is. */
interface OfCampaign {
	countyId: string;
	campaignId: string;
}

/**
 * Ledgers as they may leave unit and township, live or frozen: names of villagers that count today and every identity
 * and mobile number masked, officials and office phones as they are.
 */
export async function masked(
	{ countyId, campaignId }: OfCampaign,
	sheets: Sheet[]
): Promise<Sheet[]> {
	const ids = sheets.flatMap(({ lines }) => lines.map(({ id }) => id)).filter(Boolean);
	const names = await namesOfRows(countyId, [...new Set(ids)]);
	// A line that counts rows names the finding alone.
	const ofFindings = await namesOfFindings(countyId, campaignId);
	return sheets.map((sheet) => ({
		...sheet,
		lines: sheet.lines.map((line) => maskedLine(line, names.get(line.id) ?? ofFindings))
	}));
}

/**
 * Ledgers as unit and township read their own, live or frozen: a villager named in a notice is nobody's, and masked for
 * them too (domain §8).
 */
export async function maskedNotice(
	{ countyId, campaignId }: OfCampaign,
	sheets: Sheet[]
): Promise<Sheet[]> {
	const names = await namesOfFindings(countyId, campaignId);
	return sheets.map((sheet) => ({
		...sheet,
		lines: sheet.lines.map((line) => maskedLine(line, names, official))
	}));
}

function maskedLine(line: SheetLine, names: readonly string[], only?: string[]): SheetLine {
	const cells = Object.entries(line.cells).map(([key, text]) => [
		key,
		only && !only.includes(key) ? text : maskedCell(key, text, names)
	]);
	return { ...line, cells: Object.fromEntries(cells) };
}

/** A cell of a ledger as it is read at a distance; cells of officials keep names. */
export function maskedCell(key: string, text: string, names: readonly string[]): string {
	if (key === 'officePhone') return text;
	return officials.includes(key) ? maskNumbers(text) : maskText(text, names);
}
