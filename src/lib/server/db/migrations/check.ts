import { eq } from 'drizzle-orm';
import { now } from '#lib/server/clock.ts';
import type { Engine } from '#lib/server/db/engine.ts';
import { pendingMigrations } from './migrate.ts';
import { tables } from '#lib/server/db/tables.ts';

const { heartbeats } = tables;
const name = 'ready';

/** What makes a store unfit to serve from: a write is tried, settings and migrations are looked at. */
export async function check(engine: Engine): Promise<string[]> {
	const problems = await pendingMigrations(engine);
	if (problems.length > 0) return problems;
	try {
		await beat(engine);
	} catch (error) {
		problems.push(`数据库写入失败：${(error as Error).message}`);
	}
	return [...problems, ...(await engine.problems())];
}

async function beat(engine: Engine): Promise<void> {
	await engine.transaction(async (tx) => {
		const at = now();
		const [known] = await tx
			.update(heartbeats)
			.set({ at })
			.where(eq(heartbeats.name, name))
			.returning({ name: heartbeats.name });
		if (!known) await tx.insert(heartbeats).values({ name, at });
	});
}
