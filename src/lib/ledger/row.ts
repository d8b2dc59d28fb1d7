import type { ChainStep } from '#lib/ledger/chain/chain.ts';
import type { Day } from './day.ts';
import type { EvidenceFile } from '#lib/ledger/evidence/file.ts';
import type { Household } from './household.ts';
import type { Request, LeanRequest } from './request.ts';
import type { Stage } from './stage.ts';

export const levels = ['city', 'department', 'township', 'village'] as const;
export type Level = (typeof levels)[number];

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

	/** What was asked of somebody above or elsewhere and waits for an answer. */
	request: Request | null;
	/** 行业部门 of a 政策落实 problem: it signs a step of its own. */
	sectorUnitId: string | null;
	/** The unit a transferred row was sent to. */
	transferToId: string | null;
	/** The sender's row, on a row that came by 移交. */
	parentRowId: string | null;
	/** The sender confirmed that what it transferred is settled. */
	outcomeConfirmedOn: Day | null;
	/** The row that stands for a void one. */
	keptRowId: string | null;
	/** Further findings this one problem serves; it counts for each of them, and once in totals. */
	alsoFindingIds: string[];
	/** 阶段目标 of a long-term row and how far it is reached, in words. */
	stageGoal: string;
	goalReached: boolean;
	/** 长效机制. */
	mechanism: string;
	/** 涉及农户. */
	households: Household[];
	/** Names of villagers in the texts of this row, as a person confirmed them; masked at a distance. */
	markedNames: string[];
	/** 佐证材料 as files; what is withdrawn stays, marked. */
	files: EvidenceFile[];
}

/**
 * Fields that rows of the first release did not have, each with what it says there: an older version of a row
 * reads as if it had said so.
 */
export const laterFields = {
	request: null,
	sectorUnitId: null,
	transferToId: null,
	parentRowId: null,
	outcomeConfirmedOn: null,
	keptRowId: null,
	alsoFindingIds: [],
	stageGoal: '',
	goalReached: false,
	mechanism: '',
	households: [],
	markedNames: [],
	files: []
} satisfies Partial<LedgerRow>;

/** A row as one of its versions kept it. */
export function rowIn(body: string): LedgerRow {
	return { ...laterFields, ...(JSON.parse(body) as LedgerRow) };
}

/** What a card carries: enough to say where it may go, without the texts of the row. */
export type LeanRow = Pick<
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
	| 'problemKind'
	| 'sectorUnitId'
	| 'transferToId'
	| 'outcomeConfirmedOn'
> & { request: LeanRequest | null };
