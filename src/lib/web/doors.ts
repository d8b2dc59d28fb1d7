/** What a list is asked for to cover all campaigns that a home covers (docs/decisions/022). */
export const everywhere = 'campaign=running';

/** A door with one more thing asked for; '' leaves it as it is. */
export function doorWith(href: string, query: string): string {
	if (!query) return href;
	return `${href}${href.includes('?') ? '&' : '?'}${query}`;
}
