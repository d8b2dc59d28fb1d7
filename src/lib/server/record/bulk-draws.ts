import type { Actor } from '#lib/ledger/actor.ts';
import type { Instant } from '#lib/ledger/day.ts';
import { drawStands } from '#lib/ledger/draw.ts';
import type { DrawFacts } from '#lib/ledger/workflow/facts.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { drawRecords } from './draw-records.ts';
import type { NewEvent } from './events.ts';

type Taken = ReturnType<typeof drawRecords>;

/** Draws taken in memory, and which of them each row lies in. */
export class Draws {
	#taken: Taken[] = [];
	#of = new Map<string, Taken>();

	/** Draws from a batch. @returns the event of it, and the batch in its two parts */
	take(actor: Actor, row: LedgerRow, batch: LedgerRow[], percent: number, at: Instant) {
		const ids = batch.map(({ id }) => id);
		const taken = drawRecords(actor, row, ids, percent, at);
		for (const id of ids) this.#of.set(id, taken);
		this.#taken.push(taken);
		const { drawn = [], rest = [] } = Object.groupBy(batch, ({ id }) =>
			taken.drawn.includes(id) ? 'drawn' : 'rest'
		);
		const event: NewEvent = taken.event;
		return { event, drawn, rest };
	}

	has(row: LedgerRow): boolean {
		return this.#of.has(row.id);
	}

	/** A row that is reported again waits for another draw. */
	forget(row: LedgerRow): void {
		this.#of.delete(row.id);
	}

	facts(row: LedgerRow): DrawFacts | null {
		const taken = this.#of.get(row.id);
		if (!taken || row.stage !== 'notFoundPending') return null;
		const drawn = taken.drawn.includes(row.id);
		return { id: taken.draw.id, drawn, ...drawStands(taken.rows) };
	}

	result(row: LedgerRow, result: 'passed' | 'failed'): void {
		const mine = this.#of.get(row.id)?.rows.find(({ rowId }) => rowId === row.id);
		if (mine) mine.result = result;
	}

	async write(tx: Tx): Promise<void> {
		const draws = this.#taken.map(({ draw }) => draw);
		await insertMany(tx, tables.draws, draws);
		const rows = this.#taken.flatMap((taken) => taken.rows);
		await insertMany(tx, tables.drawRows, rows);
	}

	/** After the write was committed; which row lies in which draw stays known. */
	written(): void {
		this.#taken = [];
	}
}
