/** What one kind of request took. Times in milliseconds. */
export interface Timing {
	p50: number;
	p95: number;
	count: number;
	errors: number;
	/** Middle size of an answer, bytes. */
	bytes: number;
	/** Answers a second, for work done by several clients at once. */
	rate?: number;
}

/** One answer of a server. */
export interface Answer {
	ms: number;
	bytes: number;
	ok: boolean;
}

export function timingOf(answers: Answer[]): Timing {
	const ms = answers.map((answer) => answer.ms).sort((a, b) => a - b);
	const bytes = answers.map((answer) => answer.bytes).sort((a, b) => a - b);
	return {
		p50: at(ms, 0.5),
		p95: at(ms, 0.95),
		count: answers.length,
		errors: answers.filter((answer) => !answer.ok).length,
		bytes: at(bytes, 0.5)
	};
}

function at(sorted: number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Milliseconds as the tables say them. */
export function ms(time: number): string {
	return time.toFixed(time < 10 ? 2 : 1);
}
