import { now } from '#lib/server/clock.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { append } from '#lib/server/record/events.ts';
import type { RosterActor } from '#lib/server/roster/access.ts';
import type { RosterEventType } from '#lib/server/record/roster-words.ts';

/** Writes down one step of signing in or out, inside a write of kind `session`. */
export function logSession(
	tx: Tx,
	by: RosterActor,
	type: RosterEventType,
	body: Record<string, unknown> = {}
): Promise<void> {
	return append(tx, {
		countyId: by.countyId,
		kind: 'session',
		type,
		personId: by.personId,
		unitId: by.unitId,
		at: now(),
		body
	});
}
