/** Mutants that no test can notice, each with the reason; `change` as `npm run -s mutants` prints it. */
export const equivalent: { file: string; change: string; why: string }[] = [];
