import { append, appendAll, type NewEvent } from '#lib/server/record/events.ts';
import { now } from '#lib/server/clock.ts';
import type { Tx } from '#lib/server/db/database.ts';
import type { RosterActor } from './access.ts';
import type { RosterEventType } from '#lib/server/record/roster-words.ts';

/** Facts of an event; never a password, nor a hash of one. */
export type RosterBody = Record<string, unknown>;

/** Writes down one change of units, groups or people, inside a write of kind `roster`. */
export function logRoster(
	tx: Tx,
	by: RosterActor,
	type: RosterEventType,
	body: RosterBody
): Promise<void> {
	return append(tx, rosterEvent(by, type, body));
}

/** Writes down many changes at once, in their order. */
export function logRosterAll(
	tx: Tx,
	by: RosterActor,
	changes: { type: RosterEventType; body: RosterBody }[]
): Promise<void> {
	const events = changes.map(({ type, body }) => rosterEvent(by, type, body));
	return appendAll(tx, by.countyId, 'roster', events);
}

function rosterEvent(by: RosterActor, type: RosterEventType, body: RosterBody): NewEvent {
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
