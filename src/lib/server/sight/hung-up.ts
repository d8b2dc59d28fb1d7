import { and, eq, gt, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import type { Day } from '#lib/ledger/day.ts';
import { ownRows } from '#lib/ledger/permissions.ts';
import { tables } from '#lib/server/db/tables.ts';
import { whereAny } from './clause.ts';
import { whereSet } from './set.ts';

const r = tables.ledgerRows;

/**
 * Rows of the actor's unit, and of a township's villages, that were hung up again and have no new deadline or measures
 * yet; what was sent back since is 退回.
 */
export function whereHungUp(actor: Actor, today: Day): SQL {
	const below = { field: 'townshipId', ids: [actor.unitId] } as const;
	return and(
		gt(r.relapses, 0),
		eq(r.returnReason, ''),
		whereSet('cameBack', today),
		whereAny([...ownRows(actor), below])
	) as SQL;
}
