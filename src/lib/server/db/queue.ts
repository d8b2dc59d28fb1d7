/** Runs jobs one after another in the order they came; a job that fails stops nobody behind it. */
export function newQueue(): <T>(job: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return (job) => {
		const run = last.then(job);
		last = run.catch(() => undefined);
		return run;
	};
}
