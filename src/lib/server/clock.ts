import { dayOf, type Day, type Instant } from '#lib/ledger/day.ts';

// CLOCK tries the program on another day (README, Settings); every page then says so.
let shift = process.env.CLOCK ? Date.parse(process.env.CLOCK) - Date.now() : 0;

/** Whether the clock was moved away from the machine's. */
export function clockMoved(): boolean {
	return shift !== 0;
}

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
