import { dayOf, type Day, type Instant } from '#lib/ledger/day.ts';

let shift = 0;

/** The moment now, in UTC. The only clock of the application; the rules get it as an argument. */
export function now(): Instant {
	return new Date(Date.now() + shift).toISOString();
}

/** Today in Asia/Shanghai. */
export function today(): Day {
	return dayOf(now());
}

/** Moves the clock, for tests and for trying a date; `null` sets it right again. */
export function setClock(instant: Instant | null): void {
	shift = instant === null ? 0 : Date.parse(instant) - Date.now();
}
