import type { Actor, Role } from './actor.ts';
import { levels, type Level, type LeanRow } from './row.ts';
import type { UnitLevel } from '#lib/ledger/roster/units.ts';
import type { Verb } from './verb.ts';
import { transitions, type By } from '#lib/ledger/workflow/transitions.ts';

/** How a person stands to a row. Several may hold at once, but own shuts out all others but office. */
export const relations = [
	'own',
	'township',
	'leadUnit',
	'sector',
	'receiver',
	'office',
	'supervision'
] as const;
export type Relation = (typeof relations)[number];

const belowCity = levels.filter((level) => level !== 'city');

export type RowPlace = Pick<LeanRow, 'level' | 'unitId' | 'townshipId' | 'leadUnitId'> &
	Partial<Pick<LeanRow, 'sectorUnitId' | 'transferToId'>>;

const workers: Role[] = ['clerk', 'head'];
const unitActs = { own: workers, township: workers };
const above = { township: workers, office: workers };

/**
 * Role × relation of units, by whose act it is (domain §5, Who). For reviews it is the outer bound: which of these
 * people may sign the step that waits is chain.ts. County leaders stand nowhere: they read.
 */
const rightsBy: Record<By, Partial<Record<Relation, readonly Role[]>>> = {
	unit: unitActs,
	applicant: unitActs,
	reviewer: { township: workers, leadUnit: workers, sector: workers, office: workers },
	watcher: { office: workers, supervision: workers, township: workers },
	sender: above,
	above,
	office: { office: workers },
	receiver: { receiver: workers },
	supervisor: { supervision: workers }
};

/** Role × verb × relation: an act's rights are those of whose act it is in the table of transitions. */
export const rights = Object.fromEntries(
	transitions.map(({ verb, by }) => [verb, rightsBy[by]])
) as Record<Verb, Partial<Record<Relation, readonly Role[]>>>;

/** A person of the office, at work: county leaders read, whatever their unit. */
export function isOffice(actor: Pick<Actor, 'functions' | 'role'>): boolean {
	return actor.functions.includes('office') && actor.role !== 'leader';
}

/** The fields of a row that name units. */
export const placeFields = [
	'unitId',
	'townshipId',
	'leadUnitId',
	'sectorUnitId',
	'transferToId'
] as const satisfies (keyof RowPlace)[];

/**
 * One condition on a row, as data: `meets` asks it of one row, server/sight/where.ts says it to the database. There is
 * no second spelling. null stands for a field that names no unit.
 */
export interface Clause {
	field: (typeof placeFields)[number];
	ids: readonly (string | null)[];
	/** Rows of these levels only. */
	levels?: readonly Level[];
}

export function meets(row: RowPlace, { field, ids, levels }: Clause): boolean {
	return ids.includes(row[field] ?? null) && (levels?.includes(row.level) ?? true);
}

/** The rows for which the actor acts: of the own unit; the city row is the lead unit's, the office's where none leads. */
export function ownRows(actor: Pick<Actor, 'unitId' | 'functions'>): Clause[] {
	const unled = actor.functions.includes('office') ? [null] : [];
	return [
		{ field: 'unitId', ids: [actor.unitId], levels: belowCity },
		{ field: 'leadUnitId', ids: [actor.unitId, ...unled], levels: ['city'] }
	];
}

/** Whether the actor acts for the row's unit. */
export function owns(actor: Pick<Actor, 'unitId' | 'functions'>, row: RowPlace): boolean {
	return ownRows(actor).some((clause) => meets(row, clause));
}

/**
 * Every relation in which the actor stands to the row.
 * Own excludes supervision, lead and township above (nobody judges an own row); the office keeps its chair
 * beside its own row, because its rows are signed by another person of the office.
 */
export function relationsOf(actor: Actor, row: RowPlace): Relation[] {
	const office = actor.functions.includes('office');
	if (owns(actor, row)) return office ? ['own', 'office'] : ['own'];
	const found: Relation[] = [];
	if (actor.unitId === row.townshipId) found.push('township');
	if (actor.unitId === row.leadUnitId) found.push('leadUnit');
	if (actor.unitId === row.sectorUnitId) found.push('sector');
	if (actor.unitId === row.transferToId) found.push('receiver');
	if (office) found.push('office');
	if (actor.functions.includes('supervision')) found.push('supervision');
	return found;
}

/** Whether a person of this role and relation may ever do this to such a row, whatever its stage. */
export function can(actor: Actor, verb: Verb, row: RowPlace): boolean {
	const found = relationsOf(actor, row);
	if (verb === 'reopen' && found.includes('own')) return false;
	return found.some((relation) => rights[verb][relation]?.includes(actor.role) ?? false);
}

/** What an actor may see: every row of the county, or those that meet one of the clauses. */
export type Scope = { all: true } | { all: false; any: Clause[] };

/**
 * Office and supervision see all; a unit its own rows, those that name it as 行业部门 and those transferred to it; a
 * township those of its villages too, a department the city and township rows it leads. Whoever has 分管 or 分包 sees
 * what those units and townships see, a county leader nothing else; a unit that took another in sees what that one saw.
 */
export function scopeOf(actor: Actor): Scope {
	const has = (name: Actor['functions'][number]) => actor.functions.includes(name);
	if (has('office') || has('supervision')) return { all: true };
	const inherited = [actor.unitId, ...(actor.succeeds ?? [])];
	const own = (as: boolean) => (as && actor.role !== 'leader' ? inherited : []);
	const works = has('department') || has('township') || has('village');
	const units = [...own(works), ...actor.oversees];
	const townships = [...own(has('township')), ...actor.liaises];
	const leads = [...own(has('department')), ...actor.oversees];
	const any: Clause[] = [
		// A township's own rows lie in it too.
		{ field: 'unitId', ids: units.filter((id) => !townships.includes(id)) },
		{ field: 'townshipId', ids: townships },
		{ field: 'leadUnitId', ids: leads, levels: ['city', 'township'] },
		{ field: 'sectorUnitId', ids: units },
		{ field: 'transferToId', ids: units }
	];
	return { all: false, any: any.filter(({ ids }) => ids.length > 0) };
}

export function sees(scope: Scope, row: RowPlace): boolean {
	return scope.all || scope.any.some((clause) => meets(row, clause));
}

/** The scope less what is in sight only because it was sent there (移交): that is the sender's row and counts there. */
export function withoutSent(scope: Scope): Scope {
	if (scope.all) return scope;
	return { all: false, any: scope.any.filter(({ field }) => field !== 'transferToId') };
}

/**
 * Whether every row of a unit is in sight: only then may its whole ledger be printed in its name. The ledger of the
 * county is for those who see all; a department that leads a township's rows sees a part of them only.
 */
export function seesWhole(
	scope: Scope,
	{ id, level, parentId }: { id: string; level: UnitLevel; parentId: string | null }
): boolean {
	if (scope.all) return true;
	const names = (field: Clause['field'], unitId: string | null) =>
		scope.any.some((clause) => clause.field === field && clause.ids.includes(unitId));
	if (level === 'township') return names('townshipId', id);
	if (level === 'village') return names('unitId', id) || names('townshipId', parentId);
	return level === 'department' && names('unitId', id);
}

/**
 * Whether names and numbers of villagers on a row are read in full: by its own unit and its township. Everybody else
 * reads them masked, whatever their office, and may ask for one villager at a time with a reason (domain §8). The words
 * of the notice on it are masked for these too: a villager named there is nobody's.
 */
export function seesNames(
	actor: Pick<Actor, 'unitId' | 'functions' | 'role'>,
	row: RowPlace
): boolean {
	if (actor.role === 'leader') return false;
	return owns(actor, row) || actor.unitId === row.townshipId;
}
