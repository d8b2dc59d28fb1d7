import type { Actor } from './actor.ts';

/** The query that narrows a list to a person's own unit; without the level a township would take its villages along. */
export function ownRows(actor: Pick<Actor, 'unitId' | 'unitLevel'>): string {
	return `scope=${actor.unitId}&level=${actor.unitLevel}`;
}
