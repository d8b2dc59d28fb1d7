import { sql } from 'drizzle-orm';
import { vi } from 'vitest';
import { refuse } from '#lib/ledger/refusal.ts';
import type { Database } from '#lib/server/db/database.ts';
import { countyId } from '../../cast.ts';

const patience = { timeout: 10_000, interval: 5 };

/**
 * Two people press one after the other while a write is under way: both have looked, neither has written yet. Then
 * `first` is written, and `second` after it.
 * @throws when one of them is answered without a write of its own
 */
export async function inTurn<A, B>(
	database: Database,
	first: () => Promise<A>,
	second: () => Promise<B>
): Promise<[A, B]> {
	let open = () => {};
	const gate = new Promise<void>((resolve) => (open = resolve));
	let underWay = false;
	// It writes nothing in the end: after a change PostgreSQL lets those who wait for the row race for its new version.
	const held = database.write(countyId, 'ledger', async () => {
		underWay = true;
		await gate;
		return refuse('said', '什么都没有写。');
	});
	await vi.waitUntil(() => underWay, patience);
	const write = vi.spyOn(database, 'write');
	try {
		const one = first();
		await inQueue(database, write, 1, one);
		const other = second();
		await inQueue(database, write, 2, other);
		open();
		await held;
		return await Promise.all([one, other]);
	} finally {
		open();
		write.mockRestore();
	}
}

/** Waits until `press` stands behind the others: PostgreSQL queues them itself, at the row of their stream. */
async function inQueue(
	{ engine, read }: Database,
	write: { mock: { calls: unknown[] } },
	length: number,
	press: Promise<unknown>
): Promise<void> {
	let answered = false;
	const settle = () => (answered = true);
	press.then(settle, settle);
	const waiting = async () => {
		if (engine === 'sqlite') return write.mock.calls.length;
		const [found] = await read
			.select({ waiting: sql<number>`count(*)::int` })
			.from(sql`pg_stat_activity`)
			.where(sql`datname = current_database() and wait_event_type = 'Lock'`);
		return found!.waiting;
	};
	await vi.waitUntil(async () => {
		if (answered) throw new Error('Answered without a write of its own.');
		return (await waiting()) >= length;
	}, patience);
}
