import type { LightKind } from '#lib/ledger/due/due.ts';
import type { SetName } from '#lib/ledger/row-sets.ts';
import type { Stage } from '#lib/ledger/stage.ts';

/** What a list is asked for to cover all campaigns that a home covers (docs/decisions/022). */
export const everywhere = 'campaign=running';

/** A door with one more thing asked for; '' leaves it as it is. */
export function doorWith(href: string, query: string): string {
	if (!query) return href;
	return `${href}${href.includes('?') ? '&' : '?'}${query}`;
}

/** Rows as a list is asked for them by a number that counts them. */
export interface RowsAsked {
	/** Of the person's own unit. */
	mine?: true;
	light?: LightKind;
	stage?: Stage | SetName;
}

/** The list of just these rows: /rows?mine=1&stage=cameBack. */
export function rowsDoor({ mine, light, stage }: RowsAsked): string {
	const query = new URLSearchParams({
		...(mine ? { mine: '1' } : {}),
		...(light ? { light } : {}),
		...(stage ? { stage } : {})
	});
	return `/rows?${query}`;
}
