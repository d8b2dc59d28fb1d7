import type { Actor, Role } from './actor.ts';
import type { RowHead } from './row.ts';
import type { UnitLevel } from './units.ts';
import type { Verb } from './verb.ts';

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

type RowPlace = Pick<RowHead, 'level' | 'unitId' | 'townshipId' | 'leadUnitId'> &
	Partial<Pick<RowHead, 'sectorUnitId' | 'transferToId'>>;

const workers: Role[] = ['clerk', 'head'];
const unitActs = { own: workers, township: workers };
const reviews = { township: workers, leadUnit: workers, sector: workers, office: workers };
const above = { township: workers, office: workers };
const office = { office: workers };
const receives = { receiver: workers };

/**
 * Role × verb × relation of units (domain §5, Who). For reviews it is the outer bound: which of these
 * people may sign the step that waits is chain.ts. County leaders stand nowhere: they read.
 */
const rights: Record<Verb, Partial<Record<Relation, readonly Role[]>>> = {
	assign: above,
	claim: unitActs,
	reportNotFound: unitActs,
	plan: unitActs,
	amend: unitActs,
	addProblem: unitActs,
	reportProgress: unitActs,
	requestClosure: unitActs,
	withdraw: unitActs,
	confirmNotFound: reviews,
	verify: reviews,
	approve: reviews,
	return: reviews,
	reopen: { office: workers, supervision: workers, township: workers },
	decline: unitActs,
	keepAssigned: above,
	reassign: above,
	requestExtension: unitActs,
	grantExtension: above,
	refuseExtension: above,
	requestLongTerm: unitActs,
	grantLongTerm: office,
	refuseLongTerm: office,
	reviewLongTerm: unitActs,
	transfer: unitActs,
	acceptTransfer: receives,
	refuseTransfer: receives,
	imposeTransfer: office,
	revokeTransfer: office,
	confirmOutcome: unitActs,
	disputeOutcome: unitActs,
	withdrawRequest: unitActs,
	registerSelfFound: unitActs,
	acceptSelfFound: above,
	refuseSelfFound: above,
	void: above,
	handOver: unitActs,
	followMerge: office,
	addEvidence: unitActs,
	withdrawEvidence: unitActs
};

/** A person of the office, at work: county leaders read, whatever their unit. */
export function isOffice(actor: Pick<Actor, 'functions' | 'role'>): boolean {
	return actor.functions.includes('office') && actor.role !== 'leader';
}

/** Whether the actor acts for the row's unit: for the city row the lead unit does, the office where none is named. */
export function owns(actor: Pick<Actor, 'unitId' | 'functions'>, row: RowPlace): boolean {
	if (row.level !== 'city') return actor.unitId === row.unitId;
	return row.leadUnitId ? actor.unitId === row.leadUnitId : actor.functions.includes('office');
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

/**
 * What an actor may see, as data that the server says to the database and `sees` says to one row.
 * `units`: rows of these units, rows that name them as 行业部门 and rows transferred to them · `townships`: rows that
 * lie in them · `leads`: city and township rows they lead.
 */
export type Scope =
	{ all: true } | { all: false; units: string[]; townships: string[]; leads: string[] };

/**
 * Office and supervision see all; a unit its own rows, a township those of its villages too, a department the
 * city and township rows it leads; a county leader the units 分管 and the townships 分包, a head of a unit those
 * beside the own. An administrator
 * whose unit has none of these functions sees no row.
 */
export function scopeOf(actor: Actor): Scope {
	const has = (name: Actor['functions'][number]) => actor.functions.includes(name);
	if (has('office') || has('supervision')) return { all: true };
	if (actor.role === 'leader')
		return {
			all: false,
			units: [...actor.oversees],
			townships: [...actor.liaises],
			leads: [...actor.oversees]
		};
	const works = has('department') || has('township') || has('village');
	return {
		all: false,
		units: [...(works ? [actor.unitId] : []), ...actor.oversees],
		townships: [...(has('township') ? [actor.unitId] : []), ...actor.liaises],
		leads: [...(has('department') ? [actor.unitId] : []), ...actor.oversees]
	};
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
	if (level === 'township') return scope.townships.includes(id);
	if (level === 'village')
		return scope.units.includes(id) || scope.townships.includes(parentId ?? '');
	return level === 'department' && scope.units.includes(id);
}

export function sees(scope: Scope, row: RowPlace): boolean {
	if (scope.all) return true;
	const led = row.level === 'city' || row.level === 'township';
	return (
		[row.unitId, row.sectorUnitId, row.transferToId].some((id) => scope.units.includes(id ?? '')) ||
		(row.townshipId !== null && scope.townships.includes(row.townshipId)) ||
		(led && row.leadUnitId !== null && scope.leads.includes(row.leadUnitId))
	);
}
