import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, getTableColumns, gt, inArray, isNull } from 'drizzle-orm';
import { rowIn, type LedgerRow } from '#lib/ledger/row.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const { ledgerRows, rowVersions } = tables;

/** The first row that is not what its last version says. */
export interface StrayRow {
	rowId: string;
	/** What is wrong, as a sentence. */
	wrong: string;
}

/** Compares each row of a county with its last version: number and every field. */
export async function verifyRows(
	read: Reader,
	countyId: string
): Promise<{ rows: number; stray: StrayRow | null }> {
	const ids = await read
		.select({ id: ledgerRows.id })
		.from(ledgerRows)
		.where(eq(ledgerRows.countyId, countyId))
		.orderBy(asc(ledgerRows.id));
	for (let start = 0; start < ids.length; start += page) {
		const some = ids.slice(start, start + page).map(({ id }) => id);
		const stray = await differing(read, some).catch(() => unreadable(read, some));
		if (stray) return { rows: ids.length, stray };
	}
	return { rows: ids.length, stray: (await lost(read, countyId)) ?? null };
}

const page = 500;

async function differing(read: Reader, ids: string[]): Promise<StrayRow | undefined> {
	const found = await read
		.select({ ...getTableColumns(ledgerRows), kept: rowVersions.body })
		.from(ledgerRows)
		.leftJoin(rowVersions, sameVersion())
		.where(inArray(ledgerRows.id, ids))
		.orderBy(asc(ledgerRows.id));
	for (const { kept, ...row } of found) {
		if (kept === null) return { rowId: row.id, wrong: `没有第 ${row.version} 版的记录` };
		const field = firstDifference(row, rowIn(kept));
		if (field) return { rowId: row.id, wrong: `第 ${row.version} 版的 ${field} 与办理时不一致` };
	}
	return undefined;
}

function firstDifference(row: LedgerRow, kept: LedgerRow): string | undefined {
	const differs = (key: string) => {
		const [now, then] = [row[key as keyof LedgerRow], kept[key as keyof LedgerRow]];
		return now !== then && !isDeepStrictEqual(now, then);
	};
	return Object.keys(kept).find(differs) ?? Object.keys(row).find(differs);
}

/** A list or record in a field that is none any more stops the reading of its page: which row it is. */
async function unreadable(read: Reader, ids: string[]): Promise<StrayRow | undefined> {
	for (const rowId of ids) {
		const wrong = '有一栏的内容已不是程序写下的样子，读不出来';
		const stray = await differing(read, [rowId]).catch(() => ({ rowId, wrong }));
		if (stray) return stray;
	}
	return undefined;
}

// A version later than its row, or of a row that is no more.
async function lost(read: Reader, countyId: string): Promise<StrayRow | undefined> {
	const [later] = await read
		.select({ rowId: rowVersions.rowId, version: rowVersions.version })
		.from(ledgerRows)
		.innerJoin(rowVersions, eq(rowVersions.rowId, ledgerRows.id))
		.where(and(eq(ledgerRows.countyId, countyId), gt(rowVersions.version, ledgerRows.version)))
		.limit(1);
	if (later) return { rowId: later.rowId, wrong: `已有第 ${later.version} 版，条目却是更早的一版` };
	const [removed] = await read
		.select({ rowId: rowVersions.rowId })
		.from(rowVersions)
		.leftJoin(
			ledgerRows,
			and(eq(ledgerRows.id, rowVersions.rowId), eq(ledgerRows.countyId, rowVersions.countyId))
		)
		.where(and(eq(rowVersions.countyId, countyId), isNull(ledgerRows.id)))
		.limit(1);
	return removed && { rowId: removed.rowId, wrong: '条目被删除，只剩下它的版本' };
}

function sameVersion() {
	return and(eq(rowVersions.rowId, ledgerRows.id), eq(rowVersions.version, ledgerRows.version));
}
