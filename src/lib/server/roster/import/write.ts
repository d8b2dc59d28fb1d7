import { and, eq, sql } from 'drizzle-orm';
import { displayName } from '#lib/ledger/roster/units.ts';
import { today } from '#lib/server/clock.ts';
import type { Tx } from '#lib/server/db/database.ts';
import { insertMany } from '#lib/server/db/insert-many.ts';
import { tables } from '#lib/server/db/tables.ts';
import { createFirstGroup } from '#lib/server/roster/groups-first.ts';
import { newId } from '#lib/server/ids.ts';
import type { RosterActor } from '#lib/server/roster/access.ts';
import type { DatedName } from './aliases.ts';
import type { KnownUnit, RosterChanges } from './changes.ts';
import { logRosterAll } from '#lib/server/roster/events.ts';
import type { WantedUnit } from './file.ts';

const { units, unitAliases } = tables;

/**
 * Writes what `compareRoster` found, inside a write of kind `roster`; each change is an event. An old name
 * stays as an alias until today. The first city units make the group of member units, to be confirmed.
 * @param source name of the file, for the record
 */
export async function writeRoster(
	tx: Tx,
	by: RosterActor,
	changes: RosterChanges,
	source: string
): Promise<void> {
	await add(tx, by, changes.added);
	for (const { unit, to } of changes.renamed) await rename(tx, by, unit, to);
	for (const { unit, wanted, newAliases } of changes.altered) {
		await tx
			.update(units)
			.set({
				kind: wanted.kind ?? unit.kind,
				functions: wanted.functions,
				version: sql`${units.version} + 1`
			})
			.where(eq(units.id, unit.id));
		await addAliases(tx, by.countyId, unit.id, newAliases);
	}
	await logRosterAll(tx, by, [
		...changes.added.map(({ code, name, level }) => ({
			type: 'unitAdded' as const,
			body: { code, name, level }
		})),
		...changes.renamed.map(({ unit, to }) => ({
			type: 'unitRenamed' as const,
			body: { subject: unit.id, code: unit.code, from: unit.name, to }
		})),
		...changes.altered.map(({ unit, what }) => ({
			type: 'unitAltered' as const,
			body: { subject: unit.id, code: unit.code, name: unit.name, what }
		})),
		{
			type: 'rosterImported' as const,
			body: {
				source,
				added: changes.added.length,
				renamed: changes.renamed.length,
				altered: changes.altered.length,
				missing: changes.missing.length
			}
		}
	]);
	if (changes.added.some((unit) => unit.level === 'department')) await createFirstGroup(tx, by);
}

/** Parents stand before their children in a path, whatever the order of the file. */
async function add(tx: Tx, by: RosterActor, wanted: WantedUnit[]): Promise<void> {
	if (wanted.length === 0) return;
	const places = await tx
		.select({ code: units.code, id: units.id, path: units.path })
		.from(units)
		.where(eq(units.countyId, by.countyId));
	const place = new Map(places.map((unit) => [unit.code, unit]));
	const order = ['city', 'department', 'township', 'village'];
	const sorted = [...wanted].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
	const rows = sorted.map((unit) => {
		const parent = unit.parentCode ? place.get(unit.parentCode) : undefined;
		const row = newUnit(by.countyId, unit, parent);
		place.set(unit.code, row);
		return row;
	});
	await insertMany(tx, units, rows);
	await insertMany(
		tx,
		unitAliases,
		sorted.flatMap((unit) => aliasRows(by.countyId, place.get(unit.code)?.id ?? '', unit.aliases))
	);
}

/** The row of a unit not yet in the store. */
export function newUnit(
	countyId: string,
	unit: Omit<WantedUnit, 'line' | 'aliases' | 'parentCode'>,
	parent: { id: string; path: string } | undefined
) {
	return {
		id: newId(),
		countyId,
		code: unit.code,
		path: `${parent?.path ?? '/'}${unit.code}/`,
		parentId: parent?.id ?? null,
		level: unit.level,
		name: unit.name,
		shortName: unitShortName(unit.level, unit.name),
		kind: unit.kind ?? '',
		functions: unit.functions,
		contactPerson: '',
		contactPhone: '',
		version: 1
	};
}

/** Villages are shown without 村委会 and 居委会, the office without its group's long name; all others as named. */
export function unitShortName(level: WantedUnit['level'], name: string): string {
	if (level === 'village') return displayName(name);
	return name.endsWith('领导小组办公室') ? '领导小组办公室' : name;
}

async function rename(tx: Tx, by: RosterActor, unit: KnownUnit, to: string): Promise<void> {
	const changed = await tx
		.update(units)
		.set({ name: to, shortName: unitShortName(unit.level, to), version: unit.version + 1 })
		.where(and(eq(units.id, unit.id), eq(units.version, unit.version)))
		.returning({ id: units.id });
	if (changed.length === 0) throw new Error(`unit ${unit.id} moved inside its own write`);
	const known = unit.aliases.some((alias) => alias.name === unit.name);
	if (!known)
		await addAliases(tx, by.countyId, unit.id, [
			{ name: unit.name, validFrom: null, validTo: today() }
		]);
}

/** Keeps further names of a unit. */
export async function addAliases(
	tx: Tx,
	countyId: string,
	unitId: string,
	aliases: DatedName[]
): Promise<void> {
	await insertMany(tx, unitAliases, aliasRows(countyId, unitId, aliases));
}

function aliasRows(countyId: string, unitId: string, aliases: DatedName[]) {
	return aliases.map(({ name, validFrom, validTo }) => ({
		id: newId(),
		countyId,
		unitId,
		name,
		validFrom,
		validTo
	}));
}
