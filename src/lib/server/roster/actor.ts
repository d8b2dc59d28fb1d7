import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#lib/ledger/actor.ts';
import { db } from '#lib/server/db/database.ts';
import { ofRoster } from '#lib/server/db/of-roster.ts';
import { question } from '#lib/server/db/question.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';

const { people, units, assignments } = tables;

export interface SignedInPerson {
	actor: Actor;
	login: string;
	mustChangePassword: boolean;
}

/** A person with all that permissions are computed from; null when unknown or disabled. */
export async function readPerson(personId: string): Promise<SignedInPerson | null> {
	const [found] = await personQuestion(db().read).execute({ personId });
	if (!found) return null;
	const { person, unit } = found;
	const succeeds = [...(await directory(person.countyId)).values()]
		.filter((other) => other.mergedIntoId === unit.id)
		.map(({ id }) => id);
	const all = person.role !== 'clerk' ? await chargesIn(person.countyId) : null;
	const charges = all?.get(personId) ?? [];
	return {
		login: person.login,
		mustChangePassword: person.mustChangePassword,
		actor: {
			personId,
			name: person.name,
			countyId: person.countyId,
			unitId: unit.id,
			unitName: unit.shortName,
			unitPath: unit.path,
			unitLevel: unit.level,
			functions: unit.functions,
			role: person.role,
			substitute: person.substitute,
			admin: person.admin,
			oversees: charges.filter((c) => c.kind === 'oversees').map((c) => c.unitId),
			liaises: charges.filter((c) => c.kind === 'liaises').map((c) => c.unitId),
			...(succeeds.length > 0 ? { succeeds } : {})
		}
	};
}

const personQuestion = question((read) =>
	read
		.select({ person: people, unit: units })
		.from(people)
		.innerJoin(units, eq(units.id, people.unitId))
		.where(and(eq(people.id, sql.placeholder('personId')), isNull(people.disabledAt)))
		.prepare('signed_in_person')
);

/** 分管 and 分包 of a county by person; kept in memory until the roster changes. */
const chargesIn = ofRoster(async (countyId, read) => {
	const a = assignments;
	const found = await read
		.select({ personId: a.personId, unitId: a.unitId, kind: a.kind })
		.from(a)
		.where(eq(a.countyId, countyId))
		.orderBy(asc(a.unitId));
	return Map.groupBy(found, ({ personId }) => personId);
});
