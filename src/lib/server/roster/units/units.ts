import { and, asc, desc, eq, isNotNull, or } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { contains } from '#lib/server/db/contains.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';

const { units, unitAliases, campaigns } = tables;

export interface UnitTree {
	county: DirectoryUnit;
	cityUnits: (DirectoryUnit & { kind: string })[];
	townships: { unit: DirectoryUnit; villages: DirectoryUnit[] }[];
	counts: { townships: number; villages: number; cityUnits: number };
	/** What the latest notice counts, to stand beside what was found. */
	expected: { townships: number | null; villages: number | null };
}

/** All units of the actor's county as a tree, merged ones left out. Everyone may look. */
export async function unitTree(actor: Actor): Promise<UnitTree> {
	const all = [...(await directory(actor.countyId)).values()].filter((unit) => !unit.mergedIntoId);
	const inOrder = all.sort((a, b) => (a.code < b.code ? -1 : 1));
	const county = inOrder.find((unit) => unit.level === 'city');
	if (!county) throw new Error(`county ${actor.countyId} has no unit of its own`);
	const villages = Map.groupBy(
		inOrder.filter((unit) => unit.level === 'village'),
		(unit) => unit.parentId
	);
	const townships = inOrder
		.filter((unit) => unit.level === 'township')
		.map((unit) => ({ unit, villages: villages.get(unit.id) ?? [] }));
	const kinds = await kindsOf(actor.countyId);
	const cityUnits = inOrder
		.filter((unit) => unit.level === 'department')
		.map((unit) => ({ ...unit, kind: kinds.get(unit.id) ?? '' }));
	return {
		county,
		cityUnits,
		townships,
		counts: {
			townships: townships.length,
			villages: townships.reduce((sum, { villages }) => sum + villages.length, 0),
			cityUnits: cityUnits.length
		},
		expected: await expectedCounts(actor.countyId)
	};
}

async function kindsOf(countyId: string): Promise<Map<string, string>> {
	const found = await db()
		.read.select({ id: units.id, kind: units.kind })
		.from(units)
		.where(and(eq(units.countyId, countyId), eq(units.level, 'department')));
	return new Map(found.map(({ id, kind }) => [id, kind]));
}

async function expectedCounts(countyId: string): Promise<UnitTree['expected']> {
	const [latest] = await db()
		.read.select({
			townships: campaigns.expectedTownships,
			villages: campaigns.expectedVillages
		})
		.from(campaigns)
		.where(and(eq(campaigns.countyId, countyId), isNotNull(campaigns.expectedVillages)))
		.orderBy(desc(campaigns.startOn))
		.limit(1);
	return latest ?? { townships: null, villages: null };
}

/** A unit found by its name, an alias or its code; the township stands beside a village. */
export interface UnitHit {
	id: string;
	code: string;
	shortName: string;
	township: string | null;
	/** The alias that was hit, when the name itself was not. */
	alias: string | null;
	mergedIntoId: string | null;
}

const mostHits = 50;

/** Units whose name, alias or code contains `text`, exact names first; at most 50. */
export async function searchUnits(actor: Actor, text: string): Promise<UnitHit[]> {
	const wanted = text.trim();
	if (!wanted) return [];
	const found = await db()
		.read.select({
			id: units.id,
			code: units.code,
			shortName: units.shortName,
			name: units.name,
			level: units.level,
			parentId: units.parentId,
			mergedIntoId: units.mergedIntoId,
			alias: unitAliases.name
		})
		.from(units)
		.leftJoin(
			unitAliases,
			and(eq(unitAliases.unitId, units.id), contains(unitAliases.name, wanted))
		)
		.where(
			and(
				eq(units.countyId, actor.countyId),
				or(
					contains(units.name, wanted),
					contains(units.shortName, wanted),
					contains(units.code, wanted),
					isNotNull(unitAliases.id)
				)
			)
		)
		.orderBy(asc(units.code))
		.limit(mostHits * 2);
	const all = await directory(actor.countyId);
	const byId = new Map(found.map((unit) => [unit.id, unit]));
	return [...byId.values()]
		.sort((a, b) => Number(b.shortName === wanted) - Number(a.shortName === wanted))
		.slice(0, mostHits)
		.map((unit) => ({
			id: unit.id,
			code: unit.code,
			shortName: unit.shortName,
			township: unit.level === 'village' ? (all.get(unit.parentId ?? '')?.shortName ?? null) : null,
			alias: unit.name.includes(wanted) || unit.shortName.includes(wanted) ? null : unit.alias,
			mergedIntoId: unit.mergedIntoId
		}));
}
/** Every living unit as a choice: city units, then each township with its villages. */
export async function unitOptions(actor: Actor): Promise<{ value: string; label: string }[]> {
	const { cityUnits, townships } = await unitTree(actor);
	return [
		...cityUnits.map(({ id, shortName }) => ({ value: id, label: shortName })),
		...townships.flatMap(({ unit, villages }) => [
			{ value: unit.id, label: unit.shortName },
			...villages.map(({ id, shortName }) => ({
				value: id,
				label: `${unit.shortName} · ${shortName}`
			}))
		])
	];
}
