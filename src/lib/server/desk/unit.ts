import { and, gt } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Heap } from '#lib/ledger/figures.ts';
import { underWay } from '#lib/ledger/row-sets.ts';
import { db } from '../db/database.ts';
import { tables } from '../db/tables.ts';
import { directory } from '../directory.ts';
import { whereReturned, whereVisible } from '../rows/where.ts';

/** Rows of the actor's own unit that ask for something: sent back, not claimed, past their deadline. */
export async function ownCounts(actor: Actor, heaps: Heap[], campaignId: string) {
	const own = heaps.filter(({ line, level }) => line === actor.unitId && level !== 'village');
	const rows = (is: (heap: Heap) => boolean) =>
		own.filter(is).reduce((total, heap) => total + heap.rows, 0);
	return {
		returned: await returnedCount(actor, campaignId),
		unclaimed: rows(({ stage }) => stage === 'assigned'),
		underWay: rows(({ stage }) => underWay.includes(stage)),
		ownOverdue: rows(({ light }) => light === 'overdue' || light === 'longOverdue')
	};
}

/** Rows of the actor's own unit that were sent back and still lie there. */
export function returnedCount(actor: Actor, campaignId: string): Promise<number> {
	const returned = and(whereVisible(actor, campaignId), whereReturned(actor));
	return db().read.$count(tables.ledgerRows, returned);
}

/** Rows in sight that were 漏报, whatever became of them since. */
export function missedCount(actor: Actor, campaignId: string): Promise<number> {
	const missed = and(whereVisible(actor, campaignId), gt(tables.ledgerRows.missed, 0));
	return db().read.$count(tables.ledgerRows, missed);
}

/** The name of the unit above; null above the top. */
export async function unitAbove(actor: Actor): Promise<string | null> {
	const units = await directory(actor.countyId);
	const parent = units.get(units.get(actor.unitId)?.parentId ?? '');
	return parent?.shortName ?? null;
}
