import type { ChainStep } from './chain.ts';
import type { Day } from './day.ts';
import type { Stage } from './stage.ts';

export const levels = ['city', 'department', 'township', 'village'] as const;
export type Level = (typeof levels)[number];
export const levelNames: Record<Level, string> = {
	city: '市级',
	department: '市直',
	township: '乡镇',
	village: '村'
};

export const rectifications = ['immediate', 'byDeadline', 'longTerm'] as const;
export type Rectification = (typeof rectifications)[number];
export const rectificationNames: Record<Rectification, string> = {
	immediate: '立行立改',
	byDeadline: '限期整改',
	longTerm: '长期坚持'
};

export const natures = ['individual', 'common'] as const;
export type Nature = (typeof natures)[number];
export const natureNames: Record<Nature, string> = { individual: '个性', common: '共性' };

export const problemKinds = ['policy', 'local'] as const;
export type ProblemKind = (typeof problemKinds)[number];
export const problemKindNames: Record<ProblemKind, string> = { policy: '政策落实', local: '属地' };

/** How a unit looked for a problem it says it does not have. */
export interface NotFoundCheck {
	method: string;
	households: number;
	checker: string;
	checkedOn: Day;
}

/** One row of the ledger: finding × unit × ordinal (domain §4). Every field is kept in every version. */
export interface LedgerRow {
	id: string;
	countyId: string;
	campaignId: string;
	findingId: string;
	unitId: string;
	/** The township a township or village row lies in. */
	townshipId: string | null;
	/** The finding's lead unit; it acts on the city row and reviews township rows. */
	leadUnitId: string | null;
	level: Level;
	ordinal: number;
	stage: Stage;
	resumeStage: Stage | null;
	chain: ChainStep[];
	/** Index into chain of the step that is waiting, or about to be. */
	chainStep: number;
	version: number;

	problem: string;
	origin: string;
	nature: Nature | null;
	problemKind: ProblemKind | null;

	measure: string;
	goal: string;
	facetIds: string[];
	measureIds: string[];
	responsibleLeader: string;
	responsiblePerson: string;
	officePhone: string;
	rectification: Rectification | null;
	/** Day the measures were set: the time given to the unit runs from here to dueOn. */
	plannedOn: Day | null;
	dueOn: Day | null;
	originalDueOn: Day | null;
	dueWording: string;
	/** Why a deadline lies beyond the concentrated period; empty when it does not. */
	beyondReason: string;
	reviewOn: Day | null;
	/** Reply date of the assignment: claim by this day. */
	replyBy: Day | null;
	/** 补正期限 of the last return; stands beside dueOn, never replaces it. */
	amendBy: Day | null;
	returnReason: string;

	completedOn: Day | null;
	outcome: string;
	extendedCheck: string;
	/** Where the evidence on paper lies. */
	evidence: string;
	check: NotFoundCheck | null;

	/** Account that applied, or null when only the name is known (代填). */
	applicantId: string | null;
	applicantName: string;
	/** Account that typed the application on behalf of the unit. */
	typistId: string | null;

	/** Day the row came to the reviewer who has it now. */
	withReviewerSince: Day | null;
	/** Day the row left its unit for review; reviewing time is not charged. */
	underReviewSince: Day | null;
	/** Whole days of earlier reviews, not charged to the deadline. */
	reviewedDays: number;

	returns: number;
	relapses: number;
	/** 漏报: reported as not found, and found by a reviewer. */
	missed: number;
	extensions: number;
	closedOn: Day | null;
	remark: string;
}

/** What a card carries: enough to say where it may go, without the texts of the row. */
export type RowHead = Pick<
	LedgerRow,
	| 'id'
	| 'version'
	| 'level'
	| 'stage'
	| 'resumeStage'
	| 'ordinal'
	| 'unitId'
	| 'townshipId'
	| 'leadUnitId'
	| 'chain'
	| 'chainStep'
	| 'applicantId'
	| 'typistId'
	| 'rectification'
	| 'plannedOn'
	| 'dueOn'
	| 'reviewOn'
	| 'replyBy'
	| 'amendBy'
	| 'withReviewerSince'
	| 'underReviewSince'
	| 'reviewedDays'
	| 'closedOn'
>;
