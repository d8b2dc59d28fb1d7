import { and, asc, eq, or } from 'drizzle-orm';
import { roleNames, type Actor } from '#lib/ledger/actor.ts';
import { excerpt } from '#lib/ledger/search.ts';
import type { SearchGroup } from '#lib/server/search/view.ts';
import { contains } from '#lib/server/db/contains.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { seesPeople } from '#lib/server/roster/access.ts';
import { mostHits } from './most.ts';

const { people, units } = tables;

/** Accounts by name, unit or position, for those who may see accounts; nothing for anybody else. */
export async function findPeople(actor: Actor, terms: string[]): Promise<SearchGroup> {
	const group: SearchGroup = { key: 'people', title: '人员', total: 0, hits: [], more: null };
	if (!seesPeople(actor)) return group;
	const found = await db()
		.read.select({ person: people, unitId: units.id })
		.from(people)
		.innerJoin(units, eq(units.id, people.unitId))
		.where(
			and(
				eq(people.countyId, actor.countyId),
				...terms.map((term) =>
					or(...[people.name, people.position, units.shortName].map((c) => contains(c, term)))
				)
			)
		)
		.orderBy(asc(units.path), asc(people.login));
	const all = await directory(actor.countyId);
	const place = (id: string) => {
		const unit = all.get(id);
		const above = unit?.level === 'village' ? all.get(unit.parentId ?? '') : undefined;
		return [above?.shortName, unit?.shortName].filter(Boolean).join(' ');
	};
	return {
		...group,
		total: found.length,
		hits: found.slice(0, mostHits).map(({ person, unitId }) => ({
			id: person.id,
			href: `/people/${person.id}`,
			title: excerpt(person.name, terms),
			text: excerpt([place(unitId), person.position].filter(Boolean).join('　'), terms),
			note: person.disabledAt ? '已停用' : roleNames[person.role]
		}))
	};
}
