import { isRefusal } from '#lib/ledger/refusal.ts';
import { inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Command } from '#lib/ledger/command/command.ts';
import type { Way } from '#lib/ledger/command/reviews.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { drawOn } from '#lib/server/draws/draws.ts';
import { recordOn } from '#lib/server/record/record.ts';
import { seatsOf } from '#lib/server/sight/seats.ts';
import { rowKey, type RowAct, type RowKey, type SeedAct, type Whose } from './act.ts';
import { done } from './done.ts';
import { whoActs } from './who.ts';
import type { World } from './world.ts';

const r = tables.ledgerRows;

/** The rows of a campaign as they stand after each act, and who acts on them. */
export interface Ledger {
	rows: Map<RowKey, LedgerRow>;
	world: World;
	/** Every account of the county by its id. */
	actors: Map<string, Actor>;
}

/** Lets the people of a county do everything of a story, each at its own time, inside one write. */
export async function play(tx: Tx, story: SeedAct[], ledger: Ledger): Promise<void> {
	for (const act of story) {
		const row = ledger.rows.get(act.row);
		if (!row) throw new Error(`no row at ${act.row}`);
		if ('draw' in act) await drawAndConfirm(tx, row, act.at, ledger);
		else await actOn(tx, row, act, ledger);
	}
}

async function actOn(tx: Tx, row: LedgerRow, act: RowAct, ledger: Ledger): Promise<void> {
	const { command, by, at } = act;
	// A story knows two signatures; a 政策落实 problem has that of its sector department between them.
	const sector = command.verb === 'approve' && row.stage === 'verifying';
	const conclusion = '政策已落实到户，材料齐全。';
	const signed = sector
		? await write(tx, row, 'reviewer', { verb: 'verify', way: 'documents', conclusion }, at, ledger)
		: row;
	await write(tx, signed, by, command, at, ledger);
}

/** Each row by somebody who may: whoever typed a report for a village does not confirm it. */
async function drawAndConfirm(tx: Tx, row: LedgerRow, at: Instant, ledger: Ledger): Promise<void> {
	if (row.stage !== 'notFoundPending') return;
	const taken = await drawOn(tx, await actorFor(tx, 'reviewer', row, ledger), row, at);
	// A batch that was drawn before has been confirmed too.
	if (isRefusal(taken)) return;
	const batch = [...ledger.rows.values()].filter(({ id }) => taken.ids.includes(id));
	const { drawn = [], rest = [] } = Object.groupBy(batch, ({ id }) =>
		taken.drawn.includes(id) ? 'drawn' : 'rest'
	);
	const confirm = (other: LedgerRow, way: Way, conclusion: string, minutes: number) => {
		const when = new Date(Date.parse(at) + minutes * 60_000).toISOString();
		return write(tx, other, 'reviewer', { verb: 'confirmNotFound', way, conclusion }, when, ledger);
	};
	for (const other of drawn) await confirm(other, 'site', '入户看过，与上报一致。', 1);
	for (const other of rest) await confirm(other, 'documents', '抽中的都属实，随批确认。', 2);
}

async function write(
	tx: Tx,
	row: LedgerRow,
	by: Whose,
	command: Command,
	at: Instant,
	ledger: Ledger
): Promise<LedgerRow> {
	const actor = await actorFor(tx, by, row, ledger);
	const { row: next, created } = done(await recordOn(tx, actor, row, command, at));
	const born = created.length ? await tx.select().from(r).where(inArray(r.id, created)) : [];
	for (const one of [next, ...born]) ledger.rows.set(rowKey(one), one);
	return next;
}

async function actorFor(tx: Tx, by: Whose, row: LedgerRow, ledger: Ledger): Promise<Actor> {
	const { world, actors } = ledger;
	const seats = by === 'reviewer' ? (await seatsOf(row.countyId, [row], tx))(row) : null;
	const actor = actors.get(whoActs(by, row, seats, world) ?? '');
	if (!actor) throw new Error(`nobody acts as ${by} on ${rowKey(row)}`);
	return actor;
}
