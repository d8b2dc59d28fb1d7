import type { PlanUnit } from '#lib/ledger/dispatch/scope.ts';
import { eq } from 'drizzle-orm';
import { levelWords, type LevelWords } from '#lib/ledger/roster/level-words.ts';
import type { UnitFunction, UnitLevel } from '#lib/ledger/roster/units.ts';
import type { Reader } from '#lib/server/db/database.ts';
import { ofRoster } from '#lib/server/db/of-roster.ts';
import { tables } from '#lib/server/db/tables.ts';

/** A unit as other pages name it. */
export interface DirectoryUnit {
	id: string;
	code: string;
	path: string;
	parentId: string | null;
	level: UnitLevel;
	name: string;
	shortName: string;
	functions: UnitFunction[];
	contactPerson: string;
	contactPhone: string;
	mergedIntoId: string | null;
}

/** Every unit of a county by id; kept in memory until the roster changes. */
export const directory = ofRoster(async (countyId, read): Promise<Map<string, DirectoryUnit>> => {
	const u = tables.units;
	const found = await read
		.select({
			id: u.id,
			code: u.code,
			path: u.path,
			parentId: u.parentId,
			level: u.level,
			name: u.name,
			shortName: u.shortName,
			functions: u.functions,
			contactPerson: u.contactPerson,
			contactPhone: u.contactPhone,
			mergedIntoId: u.mergedIntoId
		})
		.from(u)
		.where(eq(u.countyId, countyId));
	return new Map(found.map((unit) => [unit.id, unit]));
});

/** The county's own unit, above all others; undefined before set-up. */
export function countyIn(units: Map<string, DirectoryUnit>): DirectoryUnit | undefined {
	for (const unit of units.values()) if (unit.level === 'city') return unit;
	return undefined;
}

/** What a county calls its departments and levels. */
export async function levelWordsOf(countyId: string, read?: Reader): Promise<LevelWords> {
	return levelWordsIn(await directory(countyId, read));
}

export function levelWordsIn(units: Map<string, DirectoryUnit>): LevelWords {
	return levelWords(countyIn(units)?.shortName ?? '');
}

/** The unit that leads the campaign in a county; undefined before set-up. */
export function officeOf(units: Map<string, DirectoryUnit>): DirectoryUnit | undefined {
	for (const unit of units.values()) if (unit.functions.includes('office')) return unit;
	return undefined;
}

export interface UnitLabel {
	id: string;
	name: string;
}

/** 顺店镇铁李村: two villages of a county may share a name, so the township is always shown. */
export function fullName(units: Map<string, DirectoryUnit>, id: string): string {
	const unit = units.get(id);
	if (!unit) return '';
	const above = unit.level === 'village' ? units.get(unit.parentId ?? '')?.shortName : '';
	return `${above ?? ''}${unit.shortName}`;
}

/** Units that may get rows, in the order of their codes. */
export function livingUnits(units: Map<string, DirectoryUnit>): PlanUnit[] {
	return [...units.values()]
		.filter((unit) => unit.mergedIntoId === null)
		.sort((one, other) => (one.code < other.code ? -1 : 1));
}
