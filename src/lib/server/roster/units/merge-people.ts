import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { RosterActor } from '#lib/server/roster/access.ts';
import { logRoster } from '#lib/server/roster/events.ts';

const { people, assignments } = tables;

/**
 * The people of a merged unit go along, or they would sign in where nothing is left to do; a 代签人 is named anew by
 * the unit that took them in. A leader of the unit leads the unit that took it in.
 * @returns their names
 */
export async function movePeople(
	tx: Tx,
	by: RosterActor,
	fromId: string,
	into: { id: string; shortName: string }
): Promise<string[]> {
	const found = await tx
		.select()
		.from(people)
		.where(
			and(eq(people.countyId, by.countyId), eq(people.unitId, fromId), isNull(people.disabledAt))
		);
	for (const { id, name, version } of found) {
		await tx
			.update(people)
			.set({ unitId: into.id, substitute: false, version: version + 1 })
			.where(eq(people.id, id));
		const what = `随单位合并调到${into.shortName}`;
		await logRoster(tx, by, 'personChanged', { subject: id, name, what });
	}
	await moveCharges(tx, fromId, into.id);
	return found.map(({ name }) => name);
}

async function moveCharges(tx: Tx, fromId: string, intoId: string): Promise<void> {
	const charges = await tx.select().from(assignments).where(eq(assignments.unitId, fromId));
	for (const charge of charges)
		await tx
			.insert(assignments)
			.values({ ...charge, unitId: intoId })
			.onConflictDoNothing();
	await tx.delete(assignments).where(eq(assignments.unitId, fromId));
}
