import { setTimeout as wait } from 'node:timers/promises';
import { isRefusal, type Refusal } from '#lib/ledger/refusal.ts';
import { storeAway } from '#lib/server/db/migrations/migrate.ts';

/**
 * Tries again while the database server does not answer: both may have been started together.
 * @param patience how long, ms
 * @returns the first other answer, or the refusal once patience is used up
 */
export async function onceThere<T>(
	work: () => Promise<T | Refusal>,
	say: (text: string) => void,
	{ patience = 60_000, pause = 2000 } = {}
): Promise<T | Refusal> {
	const end = performance.now() + patience;
	for (let tries = 1; ; tries++) {
		const done = await work();
		if (!isRefusal(done) || done.kind !== storeAway || performance.now() >= end) return done;
		if (tries === 1) say(`${done.message}先等它一分钟…`);
		await wait(pause);
	}
}
