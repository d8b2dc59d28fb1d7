import type { Command } from '#lib/ledger/command/command.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';

/** A row by its place: known before it exists, as further problems of a unit do not yet. */
export type RowKey = `${string} ${string} ${number}`;

export function rowKey(row: Pick<LedgerRow, 'findingId' | 'unitId' | 'ordinal'>): RowKey {
	return `${row.findingId} ${row.unitId} ${row.ordinal}`;
}

/** Whose act it is: of the row's unit (or its township for it), of whoever may sign, of supervision. */
export type Whose = 'unit' | 'reviewer' | 'supervision';

/** One act on one row. */
export interface RowAct {
	at: Instant;
	row: RowKey;
	by: Whose;
	command: Command;
}

/** A draw over everything that then waits as 未发现 beside this row, all found true. */
export interface DrawAct {
	at: Instant;
	row: RowKey;
	draw: true;
}

export type SeedAct = RowAct | DrawAct;
