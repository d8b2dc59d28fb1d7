import type { Actor } from '#lib/ledger/actor.ts';
import { deskKindOf } from '#lib/ledger/desk-kind.ts';
import { isOffice } from '#lib/ledger/permissions.ts';

export type NavKey =
	| 'overview'
	| 'home'
	| 'board'
	| 'rows'
	| 'submissions'
	| 'statistics'
	| 'calendar'
	| 'notices'
	| 'units'
	| 'people'
	| 'log'
	| 'supervision';

/** The pages an actor may open, in the order of the rail. */
export function navOf(actor: Actor): NavKey[] {
	const worksOnRows = actor.functions.some((f) => f !== 'office-host');
	const watches = ['county', 'leader'].includes(deskKindOf(actor));
	// The villages' ledgers go out inside their township's.
	const above = worksOnRows && actor.unitLevel !== 'village';
	return [
		watches ? 'overview' : 'home',
		...(worksOnRows ? (['board', 'rows'] as const) : []),
		...(above ? (['submissions', 'statistics'] as const) : []),
		...(worksOnRows ? (['calendar'] as const) : []),
		...(isOffice(actor) ? (['notices'] as const) : []),
		...(actor.functions.includes('supervision') ? (['supervision'] as const) : []),
		'units',
		...(isOffice(actor) || actor.admin.includes('system') || actor.admin.includes('security')
			? (['people'] as const)
			: []),
		...(actor.admin.includes('audit') ? (['log'] as const) : [])
	];
}
