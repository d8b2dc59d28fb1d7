import { now } from './clock.ts';
import type { Tx } from './db/database.ts';
import { append } from './events.ts';
import type { By } from './roster-access.ts';
import type { RosterEventType } from './roster-words.ts';

/** Writes down one step of signing in or out, inside a write of kind `session`. */
export function recordSession(
	tx: Tx,
	by: By,
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
