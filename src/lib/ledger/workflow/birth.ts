import type { Actor } from '../actor.ts';
import type { LedgerEvent } from '../events.ts';
import { can } from '../permissions.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { laterFields, type LedgerRow } from '../row.ts';
import type { NewRow } from '../workflow.ts';

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

/** The first event of a row: 交办, or how a row that was born claimed came about. */
export function birthOf(row: NewRow): LedgerEvent {
	const base = { version: row.version, changes: {}, onBehalfOf: null, applicantName: '' };
	const { ordinal, problem, origin } = row;
	if (row.stage === 'assigned') return { type: 'assign', ...base };
	if (row.parentRowId)
		return { type: 'acceptTransfer', ...base, dueOn: row.dueOn ?? '', opinion: '' };
	if (row.request?.kind === 'selfFound')
		return { type: 'registerSelfFound', ...base, origin, problem };
	return { type: 'addProblem', ...base, ordinal, problem, why: '' };
}

/** A row of version 1 with nothing filled in. */
export function unplanned(place: Omit<Place, 'replyBy'>): NewRow {
	const { countyId, campaignId, findingId, unitId, townshipId, leadUnitId } = place;
	return {
		...{ countyId, campaignId, findingId, unitId, townshipId, leadUnitId },
		level: place.level,
		ordinal: place.ordinal,
		stage: 'assigned',
		resumeStage: null,
		chain: place.chain,
		chainStep: 0,
		version: 1,
		...{ problem: '', origin: '', nature: null, problemKind: null },
		...{ measure: '', goal: '', facetIds: [], measureIds: [] },
		...{ responsibleLeader: '', responsiblePerson: '', officePhone: '' },
		...{ rectification: null, plannedOn: null, dueOn: null, originalDueOn: null },
		...{ dueWording: '', beyondReason: '', reviewOn: null, replyBy: null },
		...{ amendBy: null, returnReason: '' },
		...{ completedOn: null, outcome: '', extendedCheck: '', evidence: '', check: null },
		...{ applicantId: null, applicantName: '', typistId: null },
		...{ withReviewerSince: null, underReviewSince: null, reviewedDays: 0 },
		...{ returns: 0, relapses: 0, missed: 0, extensions: 0, closedOn: null, remark: '' },
		...laterFields
	};
}
