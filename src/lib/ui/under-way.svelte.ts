import { untrack } from 'svelte';

let count = $state(0);

/** Work under way that is no navigation; the thin bar shows it. */
export const underWay = {
	get any() {
		return count > 0;
	}
};

/** Shows the thin bar until the promise settles. */
export async function whileUnderWay<T>(work: Promise<T>): Promise<T> {
	untrack(() => (count += 1));
	try {
		return await work;
	} finally {
		count -= 1;
	}
}
