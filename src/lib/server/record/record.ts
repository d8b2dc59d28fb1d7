import { and, eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Command } from '#lib/ledger/command/command.ts';
import type { Instant } from '#lib/ledger/day.ts';
import { scopeOf } from '#lib/ledger/permissions.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { birthOf } from '#lib/ledger/workflow/verbs/birth.ts';
import { decide, type NewRow } from '#lib/ledger/workflow/decide.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { keptKey, forgetKept } from '#lib/server/forms/fields-kept.ts';
import { appendAll } from './events.ts';
import { newId } from '#lib/server/ids.ts';
import { writeOnce } from '#lib/server/forms/idempotency.ts';
import { doAlso } from './also.ts';
import { readFacts } from './facts.ts';
import { eventOf, insertRow, saveEvents, saveRow, signOffOf, versionOf } from './save.ts';
import { staleRefusal, unseen } from './stale.ts';
import { whereScope } from '#lib/server/sight/where.ts';

const { ledgerRows, rowVersions } = tables;

/** What a verb did: the row as it now stands and the ids of rows it made. */
export interface Recorded {
	id: string;
	version: number;
	stage: LedgerRow['stage'];
	created: string[];
}

/** What the person saw when they acted, and the key of the form they sent. */
export interface Expected {
	version: number;
	/** The same key does its work once, however often it is sent. */
	key?: string;
}

/**
 * The one way a row changes. Reads the row through the actor, asks `decide`, and writes row, version, events,
 * sign-off and rows made in one transaction; a refusal leaves nothing behind.
 * @returns what was done, or why not: `unseenDraft` (404), `staleDraft` with what the other person changed, or the
 *   workflow's own reason
 */
export async function record(
	actor: Actor,
	rowId: string,
	command: Command,
	expected: Expected
): Promise<Refusal | Recorded> {
	const key = expected.key && `${expected.key} ${rowId} ${command.verb}`;
	return writeOnce(actor, 'ledger', key, async (tx, at) => {
		const row = await seenRow(tx, actor, rowId);
		if (!row) return unseen();
		if (row.version !== expected.version) return staleRefusal(tx, actor, row, expected.version);
		const written = await recordOn(tx, actor, row, command, at);
		if (isRefusal(written)) return written;
		const { id, version, stage } = written.row;
		await forgetKept(tx, actor, keptKey(row.id, command.verb));
		return { id, version, stage, created: written.created };
	});
}

/**
 * What `record` writes once a row was read, inside the caller's write; by itself for what lets five weeks of acts
 * happen in one write (src/seed).
 * @param row as the store has it
 * @returns the row as it now stands and the ids of rows it made, or why not
 */
export async function recordOn(
	tx: Tx,
	actor: Actor,
	row: LedgerRow,
	command: Command,
	at: Instant
): Promise<Refusal | { row: LedgerRow; created: string[] }> {
	const decision = decide(row, command, actor, await readFacts(tx, row, at, command));
	if (isRefusal(decision)) return decision;
	if (!(await saveRow(tx, row, decision.row, at)))
		return refuse('stale', '这一条刚刚被别人改过：请重新打开后再办理。');
	const signed = decision.signOff && signOffOf(actor, row, decision.signOff, at);
	await saveEvents(tx, actor, decision.row, decision.events, at, signed);
	for (const other of decision.touched) {
		if (!(await saveRow(tx, other.before, other.row, at)))
			throw new Error(`row ${other.row.id} changed inside the write that reads it`);
		await saveEvents(tx, actor, other.row, other.events, at);
	}
	const created = await insertBorn(tx, actor, decision.creates, at);
	for (const also of decision.alsoDo) await doAlso(tx, actor, decision.row, also, at);
	return { row: decision.row, created };
}

/**
 * Writes the rows of a dispatch, each with its first version and its event, inside the caller's write.
 * @param rows born by `newRow`, all of one county
 */
export async function insertAssigned(
	tx: Tx,
	actor: Actor,
	rows: LedgerRow[],
	at: Instant
): Promise<void> {
	await insertMany(tx, ledgerRows, rows);
	await insertMany(
		tx,
		rowVersions,
		rows.map((row) => versionOf(row, at))
	);
	await appendAll(
		tx,
		actor.countyId,
		'ledger',
		rows.map((row) => eventOf(actor, row, birthOf(row), at))
	);
}

/**
 * Writes rows that an act or a person brings forth, each with its first version and its birth, inside the caller's write.
 * @param notNames words in what was typed that were proposed as names and are none
 * @returns their ids
 */
export async function insertBorn(
	tx: Tx,
	actor: Actor,
	births: NewRow[],
	at: Instant,
	notNames: string[] = []
): Promise<string[]> {
	const ids: string[] = [];
	const said = notNames.length > 0 ? { notNames } : {};
	for (const birth of births) {
		const row = { ...birth, id: newId() };
		await insertRow(tx, row, at);
		await saveEvents(tx, actor, row, [{ ...birthOf(row), ...said }], at);
		ids.push(row.id);
	}
	return ids;
}

/** A row as the store has it, if the actor may see it. */
export async function seenRow(
	read: Pick<Tx, 'select'>,
	actor: Actor,
	rowId: string
): Promise<LedgerRow | undefined> {
	const [row] = await read
		.select()
		.from(ledgerRows)
		.where(
			and(
				eq(ledgerRows.id, rowId),
				eq(ledgerRows.countyId, actor.countyId),
				whereScope(scopeOf(actor))
			)
		);
	return row;
}
