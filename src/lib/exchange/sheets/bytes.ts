import { runApart } from '#lib/exchange/apart.ts';
import type { Sheet } from './book.ts';
import { writeSheets } from './sheet.ts';

/** Lines up to which a book is written at once: a process takes longer to start. */
const fewLines = 400;
const limits = { seconds: 60, heapMegabytes: 400, growthMegabytes: 600 };

/**
 * Ledgers as one .xlsx; a large book in a process of its own, so that the server goes on answering.
 * @throws when the limits of a job do not suffice, which no ledger of a township reached
 */
export async function sheetBytes(sheets: Sheet[]): Promise<Uint8Array> {
	const lines = sheets.reduce((sum, sheet) => sum + sheet.lines.length, 0);
	if (lines <= fewLines) return writeSheets({ sheets });
	const run = await runApart<Uint8Array>('sheets/book.worker.ts', { sheets }, limits);
	if (run.ok) return run.value;
	throw new Error(`a book of ${lines} lines stopped at its limit of ${run.limit}`);
}
