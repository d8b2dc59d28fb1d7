import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { SignOff } from '#lib/ledger/workflow/decide.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { appendAll, type NewEvent } from './events.ts';
import { newId } from '#lib/server/ids.ts';
import { signOffSeal, versionSeal, type StoredSignOff, type Seal } from './seals.ts';

const { ledgerRows, rowFindings, rowVersions, signOffs } = tables;

/** Writes the next version of a row over `before`; false when somebody else was first. */
export async function saveRow(
	tx: Tx,
	before: LedgerRow,
	next: LedgerRow,
	at: Instant
): Promise<boolean> {
	const written = await tx
		.update(ledgerRows)
		.set(changedIn(next, before))
		.where(and(eq(ledgerRows.id, before.id), eq(ledgerRows.version, before.version)))
		.returning({ id: ledgerRows.id });
	if (written.length === 0) return false;
	if (next.alsoFindingIds !== before.alsoFindingIds) await saveLinks(tx, next);
	await insertMany(tx, rowVersions, [versionOf(next, at)]);
	return true;
}

/** A row has sixty fields and an act changes five of them. */
function changedIn(next: LedgerRow, before: LedgerRow): Partial<LedgerRow> {
	const fields = Object.entries(next).filter(
		([key, value]) => value !== before[key as keyof LedgerRow]
	);
	return Object.fromEntries(fields);
}

/** A finding finds the rows that serve it too by these. */
async function saveLinks(tx: Tx, { id, countyId, alsoFindingIds }: LedgerRow): Promise<void> {
	await tx.delete(rowFindings).where(eq(rowFindings.rowId, id));
	await insertMany(
		tx,
		rowFindings,
		alsoFindingIds.map((findingId) => ({ rowId: id, findingId, countyId }))
	);
}

/** Writes a row that did not exist, with its first version. */
export async function insertRow(tx: Tx, row: LedgerRow, at: Instant): Promise<void> {
	await insertMany(tx, ledgerRows, [row]);
	await insertMany(tx, rowVersions, [versionOf(row, at)]);
}

export function versionOf(row: LedgerRow, at: Instant) {
	return {
		rowId: row.id,
		version: row.version,
		countyId: row.countyId,
		at,
		body: JSON.stringify(row)
	};
}

/** The record of a signature; it is given to the version of the row before the act. */
export function signOffOf(
	actor: Actor,
	row: LedgerRow,
	signOff: SignOff,
	at: Instant
): StoredSignOff {
	return {
		id: newId(),
		countyId: row.countyId,
		rowId: row.id,
		rowVersion: row.version,
		step: signOff.step,
		verb: signOff.verb,
		personId: actor.personId,
		unitId: actor.unitId,
		at,
		way: signOff.way,
		opinion: signOff.opinion,
		fellToOffice: signOff.fellToOffice ? 1 : 0,
		evidenceHashes: signOff.evidenceHashes
	};
}

/**
 * Adds what happened to a row to the county's chain, in the order it happened, and the signature given with it.
 * @param row as the act left it
 */
export async function saveEvents(
	tx: Tx,
	actor: Actor,
	row: LedgerRow,
	events: LedgerEvent[],
	at: Instant,
	signed?: StoredSignOff
): Promise<void> {
	if (signed) await insertMany(tx, signOffs, [signed]);
	await appendAll(
		tx,
		row.countyId,
		'ledger',
		events.map((event) => eventOf(actor, row, event, at, signed))
	);
}

/** An event with the seal of what is written beside it: the row version it made, the signature given with it. */
export function eventOf(
	actor: Actor,
	row: LedgerRow,
	event: LedgerEvent,
	at: Instant,
	signed?: StoredSignOff
): NewEvent {
	const { type, onBehalfOf, ...said } = event;
	const sealed: Seal = {
		row: versionSeal(versionOf(row, at)),
		...(signed ? { signOff: signOffSeal(signed) } : {})
	};
	return {
		countyId: row.countyId,
		kind: 'ledger',
		type,
		campaignId: row.campaignId,
		rowId: row.id,
		personId: actor.personId,
		unitId: actor.unitId,
		onBehalfOf,
		at,
		body: { ...said, sealed }
	};
}
