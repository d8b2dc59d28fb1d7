import { asc, inArray } from 'drizzle-orm';
import { dayInWords } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const { progress } = tables;
const chunk = 500;

/** What a row's entries of 整改进展 say on a form. */
export interface ProgressWords {
	/** The dated entries in order of days, one a line. */
	text: string;
	/** The latest 下一步打算; '' when none was said. */
	nextSteps: string;
}

/** The progress of rows in words, by row id. */
export async function progressInWords(
	rows: Pick<LedgerRow, 'id'>[]
): Promise<Map<string, ProgressWords>> {
	const words = new Map<string, ProgressWords>();
	for (let start = 0; start < rows.length; start += chunk) {
		const ids = rows.slice(start, start + chunk).map((row) => row.id);
		const entries = await db()
			.read.select({
				rowId: progress.rowId,
				on: progress.on,
				text: progress.text,
				next: progress.next
			})
			.from(progress)
			.where(inArray(progress.rowId, ids))
			.orderBy(asc(progress.on), asc(progress.id));
		for (const { rowId, on, text, next } of entries) {
			const before = words.get(rowId);
			const line = `${dayInWords(on)}：${text}`;
			words.set(rowId, {
				text: before ? `${before.text}\n${line}` : line,
				nextSteps: next || (before?.nextSteps ?? '')
			});
		}
	}
	return words;
}
