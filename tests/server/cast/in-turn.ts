import type { Database } from '#lib/server/db/database.ts';
import { countyId } from '../../cast.ts';

/**
 * Two people press one after the other while a write is under way: both have looked, neither has written yet. Then
 * `first` is written, and `second` after it.
 */
export async function inTurn<A, B>(
	database: Database,
	first: () => Promise<A>,
	second: () => Promise<B>
): Promise<[A, B]> {
	let open = () => {};
	const gate = new Promise<void>((resolve) => (open = resolve));
	const held = database.write(countyId, 'ledger', () => gate);
	const one = first();
	await pause();
	const other = second();
	await pause();
	open();
	await held;
	return Promise.all([one, other]);
}

function pause(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 40));
}
