import type { Problem } from './reading.ts';

/** One thing the importer must look at: where, how bad, and a sentence saying what and how to mend. */
export function problem(line: number, severity: Problem['severity'], message: string): Problem {
	return { line, severity, message };
}

/** Each once, by line and then by weight; never outside the text. */
export function inOrder(problems: Problem[], lastLine: number): Problem[] {
	const seen = new Set<string>();
	return problems
		.map((one) => ({ ...one, line: Math.min(Math.max(1, one.line), lastLine) }))
		.filter(({ line, message }) => {
			const key = `${line} ${message}`;
			return !seen.has(key) && seen.add(key);
		})
		.sort((a, b) => a.line - b.line || WEIGHT.indexOf(a.severity) - WEIGHT.indexOf(b.severity));
}

const WEIGHT = ['error', 'warning', 'info'];
