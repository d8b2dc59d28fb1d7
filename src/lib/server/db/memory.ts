import { db, type Database } from './database.ts';

/**
 * What this process remembers of a store, so that it need not be read again.
 * @param empty makes it when a store is asked for the first time
 * @returns gives that of the open store; what was remembered of another is never answered. @throws when none is open
 */
export function memoryOfStore<Memory>(empty: () => Memory): () => Memory {
	const stores = new WeakMap<Database, Memory>();
	return () => {
		const store = db();
		const known = stores.get(store) ?? empty();
		stores.set(store, known);
		return known;
	};
}
