/** Nobody decided yet and it counts as a name; a name; none. */
export const nameVerdicts = ['open', 'marked', 'none'] as const;
export type NameVerdict = (typeof nameVerdicts)[number];
