import { setTimeout as wait } from 'node:timers/promises';

const firstPause = 15;
const longestPause = 200;

/**
 * Calls `work` again after a lost race, with growing pauses of random length, until `patience` is used up (ms).
 * @throws the last error, or at once an error that `isPassing` does not know
 */
export async function retrying<T>(
	isPassing: (error: unknown) => boolean,
	work: () => Promise<T>,
	patience = 10_000
): Promise<T> {
	const end = performance.now() + patience;
	for (let attempt = 1; ; attempt++) {
		try {
			return await work();
		} catch (error) {
			if (!isPassing(error) || performance.now() >= end) throw error;
			await wait(Math.min(longestPause, firstPause * 2 ** attempt) * Math.random());
		}
	}
}
