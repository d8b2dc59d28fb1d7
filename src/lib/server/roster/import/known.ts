import { eq } from 'drizzle-orm';
import type { Reader } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import type { KnownUnit } from './changes.ts';

const { counties, units, unitAliases } = tables;

/** The county's own entry. @throws when there is none */
export async function countyOf(read: Reader, countyId: string) {
	const [county] = await read.select().from(counties).where(eq(counties.id, countyId));
	if (!county) throw new Error(`no county ${countyId}`);
	return county;
}

/** Every unit of a county with its aliases, by code. */
export async function knownUnits(read: Reader, countyId: string): Promise<KnownUnit[]> {
	const found = await read
		.select()
		.from(units)
		.where(eq(units.countyId, countyId))
		.orderBy(units.code);
	const aliases = await read
		.select()
		.from(unitAliases)
		.where(eq(unitAliases.countyId, countyId))
		.orderBy(unitAliases.id);
	const codes = new Map(found.map((unit) => [unit.id, unit.code]));
	const byUnit = Map.groupBy(aliases, (alias) => alias.unitId);
	return found.map((unit) => ({
		...unit,
		parentCode: unit.parentId ? (codes.get(unit.parentId) ?? null) : null,
		aliases: byUnit.get(unit.id) ?? []
	}));
}
