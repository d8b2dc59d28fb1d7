import { currentWrite, type CurrentWrite } from './current-write.ts';
import { db, type Reader } from './database.ts';
import { memoryOfStore } from './memory.ts';
import { revisionOf } from './streams.ts';

interface Cached<Answer> {
	revision: number;
	answer: Promise<Answer>;
}

/**
 * What is read of the roster of a county as a whole, cached in memory until the roster moves. Only views put something
 * there, who see nothing but what is committed: what a write sees may be undone, and the revision it saw be given to
 * another change. A write uses what is cached where it stands; else it holds its own until it ends, and a write of the
 * roster, which changes it, reads each time.
 * @returns it, asked with the `tx` inside a write
 */
export function ofRoster<Answer>(make: (countyId: string, read: Reader) => Promise<Answer>) {
	const cache = memoryOfStore(() => new Map<string, Cached<Answer>>());
	const writes = new WeakMap<CurrentWrite, Map<string, Promise<Answer>>>();

	async function inWrite(write: CurrentWrite, countyId: string, read: Reader): Promise<Answer> {
		if (write.kind === 'roster') return make(countyId, read);
		const own = writes.get(write) ?? new Map<string, Promise<Answer>>();
		writes.set(write, own);
		const known = own.get(countyId) ?? cachedOrMade(countyId, read);
		own.set(countyId, known);
		return known;
	}

	async function cachedOrMade(countyId: string, read: Reader): Promise<Answer> {
		const cached = cache().get(countyId);
		const revision = await revisionOf(read, countyId, 'roster');
		return cached?.revision === revision ? cached.answer : make(countyId, read);
	}

	return async (countyId: string, read?: Reader): Promise<Answer> => {
		const write = currentWrite();
		if (write) return inWrite(write, countyId, read ?? db().read);
		const store = db();
		const counties = cache();
		const [revision = 0] = await store.revisions(countyId, ['roster']);
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
