/** Nobody decided yet and it counts as a name; a name; none. */
export const nameStandings = ['open', 'marked', 'none'] as const;
export type NameStanding = (typeof nameStandings)[number];
