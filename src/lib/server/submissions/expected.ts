import { and, eq, isNotNull, ne } from 'drizzle-orm';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';

const { ledgerRows: r, submissionExpectations } = tables;

/** Units that may submit at all: the villages' ledgers go out inside their township's. */
export function submits(unit: Pick<DirectoryUnit, 'level'>): boolean {
	return unit.level === 'township' || unit.level === 'department';
}

/**
 * The units that own rows of a campaign and so are expected to submit (domain §2): departments, and townships for
 * themselves and their villages. What is void makes nobody an owner; the county's own rows are the office's.
 */
export async function owningUnits(
	read: Reader,
	countyId: string,
	campaignId: string
): Promise<Set<string>> {
	const living = and(eq(r.countyId, countyId), eq(r.campaignId, campaignId), ne(r.stage, 'void'));
	const townships = await read
		.selectDistinct({ id: r.townshipId })
		.from(r)
		.where(and(living, isNotNull(r.townshipId)));
	const departments = await read
		.selectDistinct({ id: r.unitId })
		.from(r)
		.where(and(living, eq(r.level, 'department')));
	return new Set([...townships, ...departments].map(({ id }) => id ?? ''));
}

/**
 * Who is expected to submit: who owns rows, as the office corrected it; townships first, then by code. A unit that was
 * merged is not: what it has open went along.
 * @param read the `tx` when asked inside a write
 */
export async function expectedUnits(
	read: Reader,
	countyId: string,
	campaignId: string
): Promise<DirectoryUnit[]> {
	const expected = await owningUnits(read, countyId, campaignId);
	const said = await read
		.select()
		.from(submissionExpectations)
		.where(
			and(
				eq(submissionExpectations.countyId, countyId),
				eq(submissionExpectations.campaignId, campaignId)
			)
		);
	for (const word of said)
		if (word.expected) expected.add(word.unitId);
		else expected.delete(word.unitId);
	const units = await directory(countyId, read);
	return [...expected]
		.map((id) => units.get(id))
		.filter((unit) => unit !== undefined)
		.filter((unit) => submits(unit) && unit.mergedIntoId === null)
		.sort(inOrder);
}

function inOrder(a: DirectoryUnit, b: DirectoryUnit): number {
	const later = (unit: DirectoryUnit) => Number(unit.level === 'department');
	return later(a) - later(b) || (a.code < b.code ? -1 : 1);
}
