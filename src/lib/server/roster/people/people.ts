import { and, asc, eq, isNull, like, or, sql } from 'drizzle-orm';
import type { Actor, AdminRole, Role } from '#lib/ledger/actor.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { now } from '#lib/server/clock.ts';
import { db } from '#lib/server/db/database.ts';
import { tables } from '#lib/server/db/tables.ts';
import { directory } from '#lib/server/directory.ts';
import { heldBy } from '#lib/server/roster/hand-over/hand-over.ts';
import { notYours, seesPeople } from '#lib/server/roster/access.ts';

const { people, units, assignments } = tables;

export interface PersonLine {
	id: string;
	name: string;
	login: string;
	unitId: string;
	unit: string;
	/** The township a village account lies in. */
	township: string | null;
	role: Role;
	substitute: boolean;
	admin: AdminRole[];
	position: string;
	phone: string;
	/** Minutes until a locked account opens by itself; 0 when it is not locked. */
	lockedMinutes: number;
	disabled: boolean;
	/** Has not yet signed in with the one-time password. */
	unused: boolean;
	version: number;
}

const mostLines = 300;

/**
 * People of the county, by unit, at most 300.
 * @param scope path of a unit: it and all below; '' for all
 * @param text part of a name, login or unit; '' for all
 */
export async function listPeople(
	actor: Actor,
	scope: string,
	text: string
): Promise<{ lines: PersonLine[]; more: boolean } | Refusal> {
	if (!seesPeople(actor)) return notYours('领导小组办公室和管理员', '查看人员');
	const part = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
	const contains = (column: typeof people.name | typeof people.login | typeof units.shortName) =>
		sql`${like(column, part)} escape '\\'`;
	const found = await db()
		.read.select({ person: people, unit: units })
		.from(people)
		.innerJoin(units, eq(units.id, people.unitId))
		.where(
			and(
				eq(people.countyId, actor.countyId),
				scope ? sql`${units.path} >= ${scope} and ${units.path} < ${scope + '\uffff'}` : undefined,
				text.trim()
					? or(contains(people.name), contains(people.login), contains(units.shortName))
					: undefined
			)
		)
		.orderBy(asc(units.path), asc(people.role), asc(people.login))
		.limit(mostLines + 1);
	const all = await directory(actor.countyId);
	const lines = found.slice(0, mostLines).map(({ person, unit }) => ({
		...shown(person),
		unit: unit.shortName,
		township: unit.level === 'village' ? (all.get(unit.parentId ?? '')?.shortName ?? null) : null
	}));
	return { lines, more: found.length > mostLines };
}

/** One person whole, with 分管 units and 分包 townships. */
export async function personOf(actor: Actor, personId: string) {
	if (!seesPeople(actor)) return notYours('领导小组办公室和管理员', '查看人员');
	const read = db().read;
	const [found] = await read
		.select({ person: people, unit: units })
		.from(people)
		.innerJoin(units, eq(units.id, people.unitId))
		.where(and(eq(people.id, personId), eq(people.countyId, actor.countyId)));
	if (!found) return refuse('unseen', '没有这个人。');
	const charges = await read.select().from(assignments).where(eq(assignments.personId, personId));
	const ids = (kind: 'oversees' | 'liaises') =>
		charges.filter((charge) => charge.kind === kind).map((charge) => charge.unitId);
	const all = await directory(actor.countyId);
	return {
		...shown(found.person),
		unit: found.unit.shortName,
		township:
			found.unit.level === 'village'
				? (all.get(found.unit.parentId ?? '')?.shortName ?? null)
				: null,
		oversees: ids('oversees'),
		liaises: ids('liaises'),
		/** Rows in their name that are not done with; to be handed over when they leave. */
		held: found.person.disabledAt ? 0 : await heldBy(read, found.person)
	};
}

/** Active accounts of a county by unit: enough to count who can sign. */
export function activePeople(countyId: string) {
	return db()
		.read.select({
			id: people.id,
			name: people.name,
			unitId: people.unitId,
			role: people.role,
			substitute: people.substitute,
			phone: people.phone,
			version: people.version
		})
		.from(people)
		.where(and(eq(people.countyId, countyId), isNull(people.disabledAt)))
		.orderBy(asc(people.login));
}

function shown(person: typeof people.$inferSelect) {
	const left = Date.parse(person.lockedUntil ?? now()) - Date.parse(now());
	const { id, name, login, unitId, role, substitute, admin, position, phone, version } = person;
	return {
		id,
		name,
		login,
		unitId,
		role,
		substitute,
		admin,
		position,
		phone,
		version,
		lockedMinutes: Math.max(0, Math.ceil(left / 60_000)),
		disabled: person.disabledAt !== null,
		unused: person.mustChangePassword
	};
}
