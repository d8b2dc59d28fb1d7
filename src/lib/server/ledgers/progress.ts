import { asc, inArray } from 'drizzle-orm';
import { dayInWords } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';

const { progress } = tables;
const chunk = 500;

/** The dated progress of rows as one text each, in order of days, by row id. */
export async function progressOf(rows: LedgerRow[]): Promise<Map<string, string>> {
	const texts = new Map<string, string>();
	for (let start = 0; start < rows.length; start += chunk) {
		const entries = await db()
			.read.select({ rowId: progress.rowId, on: progress.on, text: progress.text })
			.from(progress)
			.where(
				inArray(
					progress.rowId,
					rows.slice(start, start + chunk).map((row) => row.id)
				)
			)
			.orderBy(asc(progress.on), asc(progress.id));
		for (const entry of entries) {
			const before = texts.get(entry.rowId);
			const line = `${dayInWords(entry.on)}：${entry.text}`;
			texts.set(entry.rowId, before ? `${before}\n${line}` : line);
		}
	}
	return texts;
}
