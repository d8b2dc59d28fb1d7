import type { Reader } from './engine.ts';

/**
 * A question that is asked again and again with other values: put together once for each handle, since
 * drizzle takes longer to put one together (0.2 ms) than SQLite takes to answer it.
 * @param prepare gives the question with placeholders, ended by `.prepare(name)`; the name is unique in the store
 */
export function question<Prepared>(prepare: (read: Reader) => Prepared) {
	const kept = new WeakMap<Reader, Prepared>();
	return (read: Reader): Prepared => {
		const known = kept.get(read);
		if (known) return known;
		const prepared = prepare(read);
		kept.set(read, prepared);
		return prepared;
	};
}
