import { setTimeout as wait } from 'node:timers/promises';

const tries = 6;
const firstPause = 15;

/**
 * Calls `work` again after a lost race, up to six times, with growing pauses of random length (ms).
 * @throws the last error, or at once an error that `isPassing` does not know
 */
export async function retrying<T>(
	isPassing: (error: unknown) => boolean,
	work: () => Promise<T>
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await work();
		} catch (error) {
			if (attempt === tries || !isPassing(error)) throw error;
			await wait(firstPause * 2 ** attempt * Math.random());
		}
	}
}
