import { and, eq, gte } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { startOfDay } from '#lib/ledger/day.ts';
import { owns } from '#lib/ledger/permissions.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { now, today } from '#lib/server/clock.ts';
import { db, type Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { append } from './events.ts';

const e = tables.events;

/** What was read of a row: the page as it stands, an earlier version, a file by its name. */
export type RowReading =
	{ what: 'row' } | { what: 'version'; version: number } | { what: 'file'; file: string };

/**
 * Writes down that a supervising unit looked at a row of others: once for each person, row, thing and day, so that
 * the log stays readable. It goes to the chain `access`, which moves no desk.
 */
export async function logRowRead(actor: Actor, row: LedgerRow, reading: RowReading): Promise<void> {
	if (!supervises(actor) || owns(actor, row)) return;
	const { id: rowId, campaignId } = row;
	await logOnce(actor, { type: 'rowRead', rowId, campaignId, body: { ...reading } });
}

/** The same for a whole ledger of another unit, printed or taken along. @param unit its id and name */
export async function logSheetsRead(
	actor: Actor,
	campaignId: string,
	unit: { id: string; shortName: string },
	what: string
): Promise<void> {
	if (!supervises(actor) || actor.unitId === unit.id) return;
	const body = { unitId: unit.id, unit: unit.shortName, what };
	await logOnce(actor, { type: 'ledgerRead', rowId: null, campaignId, body });
}

/** The same for a view of the list that was copied, by how many rows stood in it. */
export async function logListCopied(actor: Actor, campaignId: string, rows: number): Promise<void> {
	if (!supervises(actor)) return;
	await logOnce(actor, { type: 'listCopied', rowId: null, campaignId, body: { rows } });
}

// The command line sees everything as supervision does, and is written down by `recordSystemRead`.
function supervises({ functions, personId }: Actor): boolean {
	return functions.includes('supervision') && personId !== '';
}

interface Reading {
	type: 'rowRead' | 'ledgerRead' | 'listCopied';
	rowId: string | null;
	campaignId: string;
	body: Record<string, unknown>;
}

async function logOnce(actor: Actor, reading: Reading): Promise<void> {
	if (await isRecorded(db().read, actor, reading)) return;
	const { countyId, personId, unitId } = actor;
	await db().write(countyId, 'access', async (tx) => {
		if (await isRecorded(tx, actor, reading)) return;
		await append(tx, { ...reading, countyId, kind: 'access', personId, unitId, at: now() });
	});
}

async function isRecorded(
	read: Reader,
	{ countyId, personId }: Actor,
	{ type, rowId, body }: Reading
): Promise<boolean> {
	const found = await read
		.select({ body: e.body })
		.from(e)
		.where(
			and(
				rowId ? eq(e.rowId, rowId) : undefined,
				eq(e.countyId, countyId),
				eq(e.kind, 'access'),
				gte(e.at, startOfDay(today())),
				eq(e.personId, personId),
				eq(e.type, type)
			)
		);
	const same = JSON.stringify(body);
	return found.some((event) => event.body === same);
}
