const beside =
	'whoever may do this may add evidence or sign in the same stage, so the list answers alike';
const falls =
	'a line without a word for whose act it is takes that of the verb’s first line, which is the same';

/** Mutants that no test can notice, each with the reason; `change` as `npm run -s mutants` prints it. */
export const equivalent: { file: string; change: string; why: string }[] = [
	...['reportProgress', 'requestClosure', 'verify', 'approve'].flatMap((verb) => [
		{ file: 'workflow/verbs/evidence.ts', change: `without '${verb}'`, why: beside },
		{ file: 'workflow/verbs/evidence.ts', change: `'${verb}' → ''`, why: beside }
	]),
	{ file: 'workflow/transitions.ts', change: "without by: 'reviewer'", why: falls },
	{ file: 'workflow/transitions.ts', change: "without by: 'watcher'", why: falls },
	{
		file: 'workflow/verbs/planning.ts',
		change: 'return claimed; → {}',
		why: 'a claim is never refused once its form is filled; the guard is there for the types'
	}
];
