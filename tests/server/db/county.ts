import { eq } from 'drizzle-orm';
import { now } from '#lib/server/clock.ts';
import { db, type Reader, type StreamKind, type Tx } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { NewEvent } from '#lib/server/record/events.ts';

/** 云溪县 of the tests, with nothing in it yet. */
export const yunxi = 'yunxi';

export async function openYunxi(): Promise<void> {
	await db().openCounty(yunxi, (tx) => addCounty(tx, yunxi, '411099', '云溪县'));
}

export async function addCounty(tx: Tx, id: string, code: string, name: string): Promise<void> {
	await tx.insert(tables.counties).values({ id, code, name, demo: false, createdAt: now() });
}

const { unitGroups } = tables;

/** A group of the county whose `version` serves as a number to add to. */
export async function addGroup(id: string): Promise<void> {
	await db().write(yunxi, 'roster', async (tx) => {
		await tx
			.insert(unitGroups)
			.values({ id, countyId: yunxi, name: id, confirmed: false, version: 0 });
	});
}

export async function numberOf(read: Reader, id: string): Promise<number | undefined> {
	const [group] = await read.select().from(unitGroups).where(eq(unitGroups.id, id));
	return group?.version;
}

export async function setNumber(tx: Tx, id: string, version: number): Promise<void> {
	await tx.update(unitGroups).set({ version }).where(eq(unitGroups.id, id));
}

/** Something 王芳 of 石桥乡 did. */
export function eventIn(countyId: string, kind: StreamKind, type = 'claim'): NewEvent {
	const body = { changes: { responsiblePerson: ['', '王芳'] } };
	const is = type as NewEvent['type'];
	return { countyId, kind, type: is, personId: 'wangfang', unitId: 'shiqiao', at: now(), body };
}
