import type { Actor } from '#lib/ledger/actor.ts';
import type { Way } from '#lib/ledger/command/command.ts';
import type { Instant } from '#lib/ledger/day.ts';
import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Book } from '#lib/server/record/bulk.ts';
import { keyOf, type RowAct, type RowKey, type SeedAct, type Whose } from './act.ts';
import { done } from './done.ts';
import { actorOf } from './set-up-county.ts';
import { whoActs } from './who.ts';

/** Lets the people of a county do everything of a story in a book, each at its own time. */
export async function play(story: SeedAct[], book: Book): Promise<void> {
	const rows = new Map<RowKey, LedgerRow>(book.rows.map((row) => [keyOf(row), row]));
	const actors = new Map<string, Actor>();
	for (const act of story) {
		const row = rows.get(act.row);
		if (!row) throw new Error(`no row at ${act.row}`);
		if ('draw' in act) await drawAndConfirm(row, act.at, book, actors);
		else {
			await signForSector(act, row, book, actors);
			const actor = await actorFor(act.by, row, book, actors);
			for (const made of done(book.act(actor, row, act.command, act.at)))
				rows.set(keyOf(made), made);
		}
	}
}

/** A story knows two signatures; a 政策落实 problem has that of its sector department between them. */
async function signForSector(
	{ command, at }: RowAct,
	row: LedgerRow,
	book: Book,
	actors: Map<string, Actor>
): Promise<void> {
	if (command.verb !== 'approve' || row.stage !== 'verifying') return;
	const sector = await actorFor('reviewer', row, book, actors);
	const conclusion = '政策已落实到户，材料齐全。';
	done(book.act(sector, row, { verb: 'verify', way: 'documents', conclusion }, at));
}

/** Each row by somebody who may: whoever typed a report for a village does not confirm it. */
async function drawAndConfirm(
	row: LedgerRow,
	at: Instant,
	book: Book,
	actors: Map<string, Actor>
): Promise<void> {
	if (row.stage !== 'notFoundPending') return;
	const { drawn, rest } = book.draw(await actorFor('reviewer', row, book, actors), row, at);
	const confirm = async (other: LedgerRow, way: Way, conclusion: string, minutes: number) => {
		const actor = await actorFor('reviewer', other, book, actors);
		const when = new Date(Date.parse(at) + minutes * 60_000).toISOString();
		done(book.act(actor, other, { verb: 'confirmNotFound', way, conclusion }, when));
	};
	for (const other of drawn) await confirm(other, 'site', '入户看过，与上报一致。', 1);
	for (const other of rest) await confirm(other, 'documents', '抽中的都属实，随批确认。', 2);
}

async function actorFor(
	by: Whose,
	row: LedgerRow,
	book: Book,
	actors: Map<string, Actor>
): Promise<Actor> {
	const id = whoActs(by, row, book.seats(row), book.world);
	if (!id) throw new Error(`nobody acts as ${by} on ${keyOf(row)}`);
	const actor = actors.get(id) ?? (await actorOf(id));
	actors.set(id, actor);
	return actor;
}
