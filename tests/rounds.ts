/** `npm run test:all`: every file on both engines, long proofs at full length. The one place that reads TEST_ALL. */
export const testAll = process.env.TEST_ALL === '1';

/** How often a long proof is tried: all of it before an issue is resolved, some of it each time. */
export function rounds(all: number, some: number): number {
	return testAll ? all : some;
}
