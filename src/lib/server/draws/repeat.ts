import { and, asc, eq } from 'drizzle-orm';
import { draw } from '#lib/ledger/draw.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';

const { drawRows, draws, events, findings, ledgerRows, units } = tables;

/** A draw done again from its seed, beside what was kept of it. */
export interface Repeated {
	draw: typeof draws.$inferSelect;
	rows: {
		rowId: string;
		drawn: boolean;
		result: 'passed' | 'failed' | null;
		number: string;
		ordinal: number;
		unit: string;
	}[];
	/** Ids that the seed gives now. */
	drawn: string[];
	/** The rows kept as drawn are those that the seed gives. */
	same: boolean;
	/** The event written with the draw, which the hash chain holds, tells the same batch, seed and rows. */
	told: boolean;
}

/** Draws again from the seed, the percentage and the batch that were kept. @returns undefined where there is no such draw */
export async function repeatDraw(read: Reader, id: string): Promise<Repeated | undefined> {
	const [kept] = await read.select().from(draws).where(eq(draws.id, id));
	if (!kept) return undefined;
	const rows = await read
		.select({
			rowId: drawRows.rowId,
			drawn: drawRows.drawn,
			result: drawRows.result,
			number: findings.number,
			ordinal: ledgerRows.ordinal,
			unit: units.shortName
		})
		.from(drawRows)
		.innerJoin(ledgerRows, eq(ledgerRows.id, drawRows.rowId))
		.innerJoin(findings, eq(findings.id, ledgerRows.findingId))
		.innerJoin(units, eq(units.id, ledgerRows.unitId))
		.where(eq(drawRows.drawId, id))
		.orderBy(asc(drawRows.rowId));
	const ids = rows.map(({ rowId }) => rowId);
	const drawn = draw(ids, kept.percent, kept.seed);
	const were = rows.filter((row) => row.drawn).map(({ rowId }) => rowId);
	const said = await eventOf(read, kept);
	return {
		draw: kept,
		rows,
		drawn,
		same: equal(drawn, were),
		told:
			said !== undefined &&
			said.seed === kept.seed &&
			said.percent === kept.percent &&
			equal(said.ids, ids) &&
			equal(said.drawn, were)
	};
}

interface Said {
	drawId: string;
	seed: string;
	percent: number;
	ids: string[];
	drawn: string[];
}

async function eventOf(
	read: Reader,
	{ id, countyId, at }: typeof draws.$inferSelect
): Promise<Said | undefined> {
	const found = await read
		.select({ body: events.body })
		.from(events)
		.where(
			and(
				eq(events.countyId, countyId),
				eq(events.kind, 'ledger'),
				eq(events.at, at),
				eq(events.type, 'drawTaken')
			)
		);
	return found.map(({ body }) => JSON.parse(body) as Said).find(({ drawId }) => drawId === id);
}

function equal(a: string[], b: string[]): boolean {
	return [...a].sort().join() === [...b].sort().join();
}
