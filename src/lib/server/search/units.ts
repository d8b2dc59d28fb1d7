import { eq } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { excerpt, saysTerm } from '#lib/ledger/search.ts';
import type { SearchGroup, SearchHit } from '#lib/server/search/view.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory, type DirectoryUnit } from '#lib/server/directory.ts';
import { mostHits } from './most.ts';

const { unitAliases } = tables;

/** Units by name, alias, code, contact or the township they lie in; everybody may look units up. */
export async function findUnits(actor: Actor, terms: string[]): Promise<SearchGroup> {
	const units = await directory(actor.countyId);
	const aliases = await aliasesOf(actor.countyId);
	const township = (unit: DirectoryUnit) =>
		unit.level === 'village' ? (units.get(unit.parentId ?? '')?.shortName ?? '') : '';
	const found = [...units.values()].filter((unit) => {
		const own = [unit.shortName, unit.name, unit.code, unit.contactPerson, unit.contactPhone];
		const said = [...own, ...(aliases.get(unit.id) ?? [])];
		// A township's name alone means the township; beside another word it says where the village lies.
		return (
			terms.some((term) => said.some((text) => saysTerm(text, term))) &&
			terms.every((term) => [...said, township(unit)].some((text) => saysTerm(text, term)))
		);
	});
	found.sort(
		(a, b) => Number(exact(b, terms)) - Number(exact(a, terms)) || (a.code < b.code ? -1 : 1)
	);
	return {
		key: 'units',
		title: '单位',
		total: found.length,
		hits: found
			.slice(0, mostHits)
			.map((unit) => hitOf(unit, township(unit), aliases.get(unit.id) ?? [], terms)),
		more: null
	};
}

async function aliasesOf(countyId: string): Promise<Map<string, string[]>> {
	const found = await db()
		.read.select({ unitId: unitAliases.unitId, name: unitAliases.name })
		.from(unitAliases)
		.where(eq(unitAliases.countyId, countyId));
	const byUnit = Map.groupBy(found, ({ unitId }) => unitId);
	return new Map([...byUnit].map(([id, aliases]) => [id, aliases.map(({ name }) => name)]));
}

function exact(unit: DirectoryUnit, terms: string[]): boolean {
	return terms.includes(unit.shortName);
}

function hitOf(
	unit: DirectoryUnit,
	township: string,
	aliases: string[],
	terms: string[]
): SearchHit {
	const alias = aliases.find((name) => terms.some((term) => saysTerm(name, term)));
	const texts = [
		alias ? `又名 ${alias}` : '',
		[unit.contactPerson, unit.contactPhone].filter(Boolean).join(' ')
	];
	return {
		id: unit.id,
		href: `/units/${unit.id}`,
		title: excerpt([township, unit.shortName].filter(Boolean).join(' '), terms),
		text: excerpt(texts.filter(Boolean).join('　'), terms),
		note: unit.mergedIntoId ? '已并入其他单位' : unit.code
	};
}
