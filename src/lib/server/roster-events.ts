import { append, appendAll, type NewEvent } from './events.ts';
import { now } from './clock.ts';
import type { Tx } from './db/database.ts';
import type { By } from './roster-access.ts';
import type { RosterEventType } from './roster-words.ts';

/** Facts of an event; never a password, nor a hash of one. */
export type RosterBody = Record<string, unknown>;

/** Writes down one change of units, groups or people, inside a write of kind `roster`. */
export function recordRoster(
	tx: Tx,
	by: By,
	type: RosterEventType,
	body: RosterBody
): Promise<void> {
	return append(tx, rosterEvent(by, type, body));
}

/** Writes down many changes at once, in their order. */
export function recordRosterAll(
	tx: Tx,
	by: By,
	changes: { type: RosterEventType; body: RosterBody }[]
): Promise<void> {
	const events = changes.map(({ type, body }) => rosterEvent(by, type, body));
	return appendAll(tx, by.countyId, 'roster', events);
}

function rosterEvent(by: By, type: RosterEventType, body: RosterBody): NewEvent {
	return {
		countyId: by.countyId,
		kind: 'roster',
		type,
		personId: by.personId,
		unitId: by.unitId,
		at: now(),
		body
	};
}
