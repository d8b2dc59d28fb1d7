import type { Actor } from '#lib/ledger/actor.ts';
import type { SelfFound } from '#lib/ledger/command/self-found.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { LedgerEvent } from '#lib/ledger/events/events.ts';
import { can, owns } from '#lib/ledger/permissions.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { laterFields, type LedgerRow } from '#lib/ledger/row.ts';
import type { NewRow } from '#lib/ledger/workflow/decide.ts';

/** Where a row stands and by which chain it will be judged: all that a dispatch decides. */
export type Place = Pick<
	LedgerRow,
	| 'countyId'
	| 'campaignId'
	| 'findingId'
	| 'unitId'
	| 'townshipId'
	| 'leadUnitId'
	| 'level'
	| 'ordinal'
	| 'chain'
	| 'replyBy'
>;

/** 交办: the row as a dispatch or 补交办 makes it, waiting to be claimed, its problem still empty. */
export function newRow(place: Place): NewRow {
	return { ...unplanned(place), replyBy: place.replyBy };
}

/** Whether this actor may hand out such a row: the office everywhere, a township to its villages. */
export function assignRefusal(actor: Actor, place: Place): Refusal | null {
	if (can(actor, 'assign', place)) return null;
	return refuse('notPermitted', '交办由办公室办理，乡镇可以补交办给所属的村。');
}

/**
 * 自查问题: the row of a problem that the unit found itself, already claimed and waiting to be taken in by the level
 * above (domain §4, §5). With 代填 the person of the unit stands as who asks, the actor as who typed.
 */
export function selfFoundRow(
	place: Omit<Place, 'replyBy'>,
	typed: SelfFound,
	actor: Actor,
	today: Day
): NewRow {
	const { origin, problem, responsiblePerson, officePhone = '', responsibleLeader = '' } = typed;
	const own = owns(actor, place);
	const personName = own ? actor.name : typed.applicantName || responsiblePerson;
	const asked = { since: today, reason: origin, personId: actor.personId, personName };
	return {
		...unplanned(place),
		stage: 'claimed',
		origin,
		problem,
		responsiblePerson,
		officePhone,
		responsibleLeader,
		applicantName: personName,
		typistId: own ? null : actor.personId,
		markedNames: [...new Set(typed.markNames ?? [])],
		request: { kind: 'selfFound', ...asked }
	};
}

/** Whether this actor may register for the unit: its own people, and a township for its villages. */
export function selfFoundRefusal(actor: Actor, place: Omit<Place, 'replyBy'>): Refusal | null {
	const may = registersProblems(actor) && can(actor, 'registerSelfFound', place);
	if (may && place.level !== 'city') return null;
	return refuse(
		'notPermitted',
		'自查问题由本单位的经办或负责人登记，村的问题也可由所属乡镇代填。',
		'unitId'
	);
}

/** Whether a person may register problems at all: at work in a unit that owns rows. */
export function registersProblems({ role, functions }: Pick<Actor, 'role' | 'functions'>): boolean {
	const working = ['office', 'department', 'township', 'village'] as const;
	return role !== 'leader' && working.some((name) => functions.includes(name));
}

/** The first event of a row: 交办, or how a row that was born claimed came about. */
export function birthOf(row: NewRow): LedgerEvent {
	const base = { version: row.version, changes: {}, onBehalfOf: null, applicantName: '' };
	const { ordinal, problem, origin } = row;
	if (row.stage === 'assigned') return { type: 'assign', ...base };
	if (row.parentRowId)
		return { type: 'acceptTransfer', ...base, dueOn: row.dueOn ?? '', opinion: '' };
	if (row.request?.kind === 'selfFound')
		return {
			type: 'registerSelfFound',
			...base,
			onBehalfOf: row.typistId ? row.unitId : null,
			applicantName: row.typistId ? row.applicantName : '',
			origin,
			problem
		};
	return { type: 'addProblem', ...base, ordinal, problem, why: '' };
}

/** A row of version 1 with nothing filled in. */
export function unplanned(place: Omit<Place, 'replyBy'>): NewRow {
	const { countyId, campaignId, findingId, unitId, townshipId, leadUnitId } = place;
	return {
		countyId,
		campaignId,
		findingId,
		unitId,
		townshipId,
		leadUnitId,
		level: place.level,
		ordinal: place.ordinal,
		stage: 'assigned',
		resumeStage: null,
		chain: place.chain,
		chainStep: 0,
		version: 1,
		problem: '',
		origin: '',
		nature: null,
		problemKind: null,
		measure: '',
		goal: '',
		facetIds: [],
		measureIds: [],
		responsibleLeader: '',
		responsiblePerson: '',
		officePhone: '',
		rectification: null,
		plannedOn: null,
		dueOn: null,
		originalDueOn: null,
		dueWording: '',
		beyondReason: '',
		reviewOn: null,
		replyBy: null,
		amendBy: null,
		returnReason: '',
		completedOn: null,
		outcome: '',
		extendedCheck: '',
		evidence: '',
		check: null,
		applicantId: null,
		applicantName: '',
		typistId: null,
		withReviewerSince: null,
		underReviewSince: null,
		reviewedDays: 0,
		returns: 0,
		relapses: 0,
		missed: 0,
		extensions: 0,
		closedOn: null,
		remark: '',
		...laterFields
	};
}

/** What a problem takes along to another unit: the problem itself, its villagers and its files. */
export function contentsOf(row: LedgerRow): Pick<LedgerRow, (typeof carried)[number]> {
	return Object.fromEntries(carried.map((field) => [field, row[field]])) as Pick<
		LedgerRow,
		(typeof carried)[number]
	>;
}

const carried = [
	...(['problem', 'origin', 'nature', 'problemKind'] as const),
	...(['households', 'markedNames', 'files'] as const)
];
