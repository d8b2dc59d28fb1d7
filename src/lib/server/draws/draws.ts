import { and, eq, inArray } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { readCommand } from '#lib/ledger/command/command.ts';
import type { Instant } from '#lib/ledger/day.ts';
import { drawPercent, drawStands } from '#lib/ledger/draw.ts';
import { isRefusal, refuse, type Refusal } from '#lib/ledger/refusal.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import { now } from '#lib/server/clock.ts';
import { db, type Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { drawInserts } from '#lib/server/record/draw-inserts.ts';
import { append } from '#lib/server/record/events.ts';
import { record, seenRow } from '#lib/server/record/record.ts';
import { openDraw } from '#lib/server/record/facts-around.ts';
import { standings } from '#lib/server/sight/seats.ts';

const { campaigns, drawRows, draws, findings, ledgerRows } = tables;

/** A draw as it was taken: anyone can repeat it from its seed. */
export interface Taken {
	id: string;
	/** Every row of the batch. */
	ids: string[];
	size: number;
	drawn: string[];
	seed: string;
	percent: number;
}

/**
 * 随机抽取: draws over every row of this row's finding that waits for the same reviewer and was not in a draw
 * yet (domain §5, confirmNotFound).
 * @returns the draw, or why there is none to take
 */
export async function takeDraw(actor: Actor, rowId: string): Promise<Taken | Refusal> {
	return db().write(actor.countyId, 'ledger', async (tx) => {
		const row = await seenRow(tx, actor, rowId);
		if (!row) return refuse('unseen', '没有找到这一条。');
		const standing = (await standings(actor, [row], tx)).get(row.id);
		if (row.stage !== 'notFoundPending' || (standing !== 'may' && standing !== 'mayForOffice'))
			return refuse('notReviewer', '只有核实这一批“未发现”条目的人可以抽取。');
		// Not before: a row reported while this waited its turn would be later than the draw it lies in.
		return drawOn(tx, actor, row, now());
	});
}

/** What `takeDraw` writes once its row was read, inside the caller's write. */
export async function drawOn(
	tx: Tx,
	actor: Actor,
	row: LedgerRow,
	at: Instant
): Promise<Taken | Refusal> {
	const ids = await undrawn(tx, row);
	if (ids.length === 0) return refuse('drawn', '这一批已经抽取过：请核实抽中的条目。');
	const percent = await percentFor(tx, row);
	const records = drawInserts(actor, row, ids, percent, at);
	await tx.insert(draws).values(records.draw);
	await insertMany(tx, drawRows, records.rows);
	await append(tx, records.event);
	const { id, seed } = records.draw;
	return { id, ids, size: ids.length, seed, percent, drawn: records.drawn };
}

/** Draws over every batch that these rows lie in. @returns each draw taken; the first refusal where none was */
export async function takeDraws(actor: Actor, rowIds: string[]): Promise<Taken[] | Refusal> {
	const taken: Taken[] = [];
	const held = new Set<string>();
	let refused: Refusal | null = null;
	for (const rowId of rowIds) {
		if (held.has(rowId)) continue;
		const one = await takeDraw(actor, rowId);
		if (isRefusal(one)) refused ??= one;
		else {
			taken.push(one);
			for (const id of one.ids) held.add(id);
		}
	}
	return taken.length === 0 && refused ? refused : taken;
}

/** What is said of draws that were taken. */
export function drawnWords(taken: Taken[]): string {
	const all = taken.reduce((total, { size }) => total + size, 0);
	const drawn = taken.reduce((total, one) => total + one.drawn.length, 0);
	return `已从 ${all} 条中随机抽取 ${drawn} 条，请逐条核实。`;
}

/** 10 % unless the campaign says another; all of a 重点 finding. */
async function percentFor(tx: Tx, { findingId, campaignId }: LedgerRow): Promise<number> {
	const [found] = await tx
		.select({ key: findings.key, percent: campaigns.drawPercent })
		.from(findings)
		.innerJoin(campaigns, eq(campaigns.id, findings.campaignId))
		.where(and(eq(findings.id, findingId), eq(campaigns.id, campaignId)));
	return drawPercent({ key: found?.key ?? false }, found?.percent ?? undefined);
}

/**
 * The undrawn rows of a draw follow once every drawn row passed; each is its own act by this person. After one
 * failure none follows: each is looked at itself.
 * @returns how many were confirmed, and the first reason where one was not
 */
export async function confirmRest(
	actor: Actor,
	rowId: string,
	conclusion: string
): Promise<{ confirmed: number; refused: Refusal | null }> {
	const rest = await restOf(actor, rowId);
	if (isRefusal(rest)) return { confirmed: 0, refused: rest };
	const command = readCommand({ verb: 'confirmNotFound', way: 'documents', conclusion });
	if (isRefusal(command)) return { confirmed: 0, refused: command };
	let confirmed = 0;
	let refused: Refusal | null = null;
	for (const row of rest) {
		const done = await record(actor, row.id, command, { version: row.version });
		if (isRefusal(done)) refused ??= done;
		else confirmed++;
	}
	return { confirmed, refused };
}

/** Rows of the same draw that were not drawn and still wait. */
async function restOf(actor: Actor, rowId: string) {
	if (!(await seenRow(db().read, actor, rowId))) return refuse('unseen', '没有找到这一条。');
	const [mine] = await db()
		.read.select({ drawId: drawRows.drawId })
		.from(drawRows)
		.innerJoin(draws, eq(draws.id, drawRows.drawId))
		.where(and(eq(drawRows.rowId, rowId), openDraw));
	if (!mine) return [];
	const batch = await db()
		.read.select({ drawn: drawRows.drawn, result: drawRows.result })
		.from(drawRows)
		.where(eq(drawRows.drawId, mine.drawId));
	if (drawStands(batch).failed)
		return refuse('drawFailed', '抽中的条目有不属实的，本批须逐条核实，不能随批确认。');
	return db()
		.read.select({ id: ledgerRows.id, version: ledgerRows.version })
		.from(ledgerRows)
		.innerJoin(drawRows, eq(drawRows.rowId, ledgerRows.id))
		.where(
			and(
				eq(drawRows.drawId, mine.drawId),
				eq(drawRows.drawn, false),
				eq(ledgerRows.stage, 'notFoundPending')
			)
		);
}

/** Pending rows of the same finding, level and township that no open draw holds. */
async function undrawn(tx: Tx, row: LedgerRow): Promise<string[]> {
	const place =
		row.level === 'village'
			? eq(ledgerRows.townshipId, row.townshipId ?? '')
			: eq(ledgerRows.level, row.level);
	const pending = await tx
		.select({ id: ledgerRows.id })
		.from(ledgerRows)
		.where(
			and(
				eq(ledgerRows.campaignId, row.campaignId),
				eq(ledgerRows.findingId, row.findingId),
				eq(ledgerRows.level, row.level),
				eq(ledgerRows.stage, 'notFoundPending'),
				place
			)
		);
	const ids = pending.map((other) => other.id);
	if (ids.length === 0) return [];
	const held = await tx
		.select({ rowId: drawRows.rowId })
		.from(drawRows)
		.innerJoin(draws, eq(draws.id, drawRows.drawId))
		.where(and(inArray(drawRows.rowId, ids), openDraw));
	const taken = new Set(held.map((other) => other.rowId));
	return ids.filter((id) => !taken.has(id));
}
