import type { Actor } from './actor.ts';
import { isOffice } from './permissions.ts';

export type NavKey = 'home' | 'board' | 'rows' | 'notices' | 'units' | 'people' | 'log';

/** The pages an actor may open, in the order of the rail. */
export function navOf(actor: Actor): NavKey[] {
	const worksOnRows = actor.functions.some((f) => f !== 'office-host');
	return [
		'home',
		...(worksOnRows ? (['board', 'rows'] as const) : []),
		...(isOffice(actor) ? (['notices'] as const) : []),
		'units',
		...(isOffice(actor) || actor.admin.includes('system') || actor.admin.includes('security')
			? (['people'] as const)
			: []),
		...(actor.admin.includes('audit') ? (['log'] as const) : [])
	];
}
