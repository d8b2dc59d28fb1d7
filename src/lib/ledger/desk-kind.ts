import type { Actor } from './actor.ts';

/** Which desk a person finds after signing in: by their unit, and for county leaders by their office. */
export function deskKindOf(actor: Pick<Actor, 'role' | 'functions' | 'unitLevel'>): DeskKind {
	if (actor.unitLevel === 'village') return 'village';
	if (actor.role === 'leader') return 'leader';
	const has = (name: Actor['functions'][number]) => actor.functions.includes(name);
	if (has('office') || has('supervision')) return 'county';
	return has('township') ? 'township' : 'department';
}

/** Whose desk: office and supervision see the county; a village has its own list. */
export type DeskKind = 'county' | 'leader' | 'township' | 'department' | 'village';
