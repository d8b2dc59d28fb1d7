import { currentWrite, type CurrentWrite } from './current-write.ts';
import { db, type Database, type Reader } from './database.ts';
import { revisionOf } from './streams.ts';

interface Cached<Answer> {
	revision: number;
	answer: Promise<Answer>;
}

/**
 * What is read of the roster of a county as a whole, kept in memory until the roster moves. Only views put something
 * there, who see nothing but what is committed: what a write sees may be undone, and the revision it saw be given to
 * another change. A write uses what is kept where it stands; else it keeps its own until it ends, and a write of the
 * roster, which changes it, reads each time.
 * @returns it, asked with the `tx` inside a write
 */
export function ofRoster<Answer>(make: (countyId: string, read: Reader) => Promise<Answer>) {
	const stores = new WeakMap<Database, Map<string, Cached<Answer>>>();
	const writes = new WeakMap<CurrentWrite, Map<string, Promise<Answer>>>();

	async function inWrite(write: CurrentWrite, countyId: string, read: Reader): Promise<Answer> {
		if (write.kind === 'roster') return make(countyId, read);
		const own = writes.get(write) ?? new Map<string, Promise<Answer>>();
		writes.set(write, own);
		const known = own.get(countyId) ?? keptOrMade(countyId, read);
		own.set(countyId, known);
		return known;
	}

	async function keptOrMade(countyId: string, read: Reader): Promise<Answer> {
		const kept = stores.get(db())?.get(countyId);
		const revision = await revisionOf(read, countyId, 'roster');
		return kept?.revision === revision ? kept.answer : make(countyId, read);
	}

	return async (countyId: string, read?: Reader): Promise<Answer> => {
		const write = currentWrite();
		if (write) return inWrite(write, countyId, read ?? db().read);
		const store = db();
		const [revision = 0] = await store.revisions(countyId, ['roster']);
		const counties = stores.get(store) ?? new Map<string, Cached<Answer>>();
		stores.set(store, counties);
		const known = counties.get(countyId);
		if (known?.revision === revision) return known.answer;
		const answer = make(countyId, read ?? store.read);
		counties.set(countyId, { revision, answer });
		answer.catch(() => {
			if (counties.get(countyId)?.answer === answer) counties.delete(countyId);
		});
		return answer;
	};
}
