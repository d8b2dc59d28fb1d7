import { and, inArray, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { waitingStep } from '#lib/ledger/chain.ts';
import { panelOf, type Panel } from '#lib/ledger/panel.ts';
import type { RowHead } from '#lib/ledger/row.ts';
import { reviewStages } from '#lib/ledger/stage.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { cardColumns } from './cards.ts';
import { keptUntilMoved } from './kept.ts';
import { seatsOf } from './standings.ts';
import { whereVisible } from './where.ts';

const r = tables.ledgerRows;
const kept = keptUntilMoved<string[]>(2000);

/** How many rows of a campaign wait for this person's signature. */
export async function waitingCount(actor: Actor, campaignId: string): Promise<number> {
	return (await waitingIds(actor, campaignId)).length;
}

/** Those rows, said to the database. */
export async function whereWaiting(actor: Actor, campaignId: string): Promise<SQL> {
	return inArray(r.id, await waitingIds(actor, campaignId));
}

async function waitingIds(actor: Actor, campaignId: string): Promise<string[]> {
	if (actor.role === 'leader' || actor.unitLevel === 'village') return [];
	return kept(actor.countyId, `${actor.personId} ${campaignId}`, () =>
		findWaiting(actor, campaignId)
	);
}

async function findWaiting(actor: Actor, campaignId: string): Promise<string[]> {
	const rows = await db()
		.read.select(cardColumns)
		.from(r)
		.where(and(whereVisible(actor, campaignId), inArray(r.stage, [...reviewStages])));
	const seats = await seatsOf(actor.countyId, rows);
	return rows.filter((row) => waitsFor(actor, row, panelOf(row, seats(row)))).map((row) => row.id);
}

/** A head may verify too, yet a verification waits for the clerk: who verified may not also approve. */
function waitsFor(actor: Actor, row: RowHead, { people }: Panel): boolean {
	if (!people.some((person) => person.id === actor.personId)) return false;
	const clerks = people.some((person) => person.role === 'clerk');
	return actor.role !== 'head' || waitingStep(row).role === 'head' || !clerks;
}
