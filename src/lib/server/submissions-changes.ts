import { compareLedgers, type LineChange } from '#lib/exchange/compareLedgers.ts';
import type { LedgerSheet } from '#lib/exchange/ledgerBook.ts';
import { maskNumbers } from '#lib/ledger/mask.ts';
import type { ChangedLine, LedgerChanges } from '#lib/ledger/submission-view.ts';

const most = 100;

/** What one version of a ledger changed in the one before it, in the words of the page; numbers of people masked. */
export function changesBetweenLedgers(before: LedgerSheet[], after: LedgerSheet[]): LedgerChanges {
	const told = new Set<string>();
	const lines: ChangedLine[] = [];
	for (const sheet of compareLedgers(before, after))
		for (const line of sheet.lines) {
			// A village's row stands in its own sheet and in its township's.
			if (line.id && told.has(line.id)) continue;
			told.add(line.id);
			lines.push(viewOf(line, sheet.unitName));
		}
	return { total: lines.length, lines: lines.slice(0, most) };
}

function viewOf({ kind, finding, problem, village, cells }: LineChange, unit: string): ChangedLine {
	return {
		...{ kind, unit: village || unit, text: maskNumbers(problem || finding) },
		cells: cells.map((cell) => ({
			...cell,
			from: maskNumbers(cell.from),
			to: maskNumbers(cell.to)
		}))
	};
}
