import type { Mutant } from './mutants.ts';

/** Mutants that no test can notice, each with the reason. */
export const equivalent: (Pick<Mutant, 'file' | 'from' | 'to'> & { why: string })[] = [];
