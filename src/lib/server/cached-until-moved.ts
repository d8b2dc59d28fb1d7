import { today } from './clock.ts';
import { db } from '#lib/server/db/database.ts';
import { memoryOfStore } from '#lib/server/db/memory.ts';

/**
 * Answers cached in memory until the ledger or the roster of their county moves, or the day turns: most pages
 * are asked for again before anything has changed.
 * @param most answers cached; when there are more, all are made anew
 */
export function cachedUntilMoved<Answer>(most: number) {
	const cache = memoryOfStore(() => new Map<string, { at: string; answer: Promise<Answer> }>());
	return async (
		countyId: string,
		question: string,
		make: () => Promise<Answer>
	): Promise<Answer> => {
		const cached = cache();
		// Read before the answer is made: a move meanwhile makes the answer old, never wrong.
		const at = [...(await db().revisions(countyId, ['ledger', 'roster'])), today()].join('/');
		const known = cached.get(question);
		if (known?.at === at) return known.answer;
		const answer = make();
		if (cached.size >= most) cached.clear();
		cached.set(question, { at, answer });
		// What could not be made is not cached.
		answer.catch(() => {
			if (cached.get(question)?.answer === answer) cached.delete(question);
		});
		return answer;
	};
}
