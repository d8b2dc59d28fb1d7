import { today } from './clock.ts';
import { db, type Database } from '#lib/server/db/database.ts';

/**
 * Keeps answers in memory until the ledger or the roster of their county moves, or the day turns: most pages
 * are asked for again before anything has changed.
 * @param most answers kept; when there are more, all are made anew
 */
export function cachedUntilMoved<Answer>(most: number) {
	const kept = new Map<string, { store: Database; at: string; answer: Promise<Answer> }>();
	return async (
		countyId: string,
		question: string,
		make: () => Promise<Answer>
	): Promise<Answer> => {
		// Read before the answer is made: a move meanwhile makes the answer old, never wrong.
		const store = db();
		const at = [...(await store.revisions(countyId, ['ledger', 'roster'])), today()].join('/');
		const known = kept.get(question);
		if (known?.store === store && known.at === at) return known.answer;
		const answer = make();
		if (kept.size >= most) kept.clear();
		kept.set(question, { store, at, answer });
		// What could not be made is not kept.
		answer.catch(() => {
			if (kept.get(question)?.answer === answer) kept.delete(question);
		});
		return answer;
	};
}
