import type { DeskKind } from '#lib/ledger/desk-kind.ts';
import type { Part, Tone } from '#lib/web/part.ts';
import type { Day } from '#lib/ledger/day.ts';
import type { MatrixCell } from '#lib/ledger/rates/figures.ts';
import type { SubmissionState } from '#lib/ledger/submissions/submission.ts';
import type { DeskList } from './groups.ts';
import type { CardView } from '#lib/server/rows/cards.ts';
import type { Option } from '#lib/ledger/command/option.ts';

/** `data.desk` of /: the first page after sign-in. */
export interface DeskView {
	kind: DeskKind;
	/** “梁北镇” over “铁李村”; null above the top. */
	above: string | null;
	/** What is expected today, in one line. */
	line: Part[];
	totals: TotalView[];
	/** Heaps of what waits for this person. */
	groups: DeskList[];
	matrix: MatrixView | null;
	submission: OwnSubmission | null;
	submissions: SubmissionsGlance | null;
	overdue: OverdueView | null;
	week: Part[];
	/** Campaigns that run beside the one whose figures this desk shows. */
	others: OtherCampaign[];
	/** What ended campaigns left to be watched. */
	carried: Carried[];
	/** For the office: what no unit took. */
	untaken: Untaken | null;
}

/** How many facets and measures no unit took, and the page that says how to mend it. */
export interface Untaken {
	count: number;
	href: string;
}

/** A campaign that runs too, and what of it must not be missed. */
export interface OtherCampaign {
	id: string;
	name: string;
	parts: Part[];
}

/** A campaign that was ended, with what still asks for something in it. */
export interface Carried {
	id: string;
	name: string;
	/** 长期坚持, and those of them whose review is due within a week or past. */
	longTerm: number;
	due: number;
	/** Hung up again after the end. */
	open: number;
}

export interface TotalView {
	key: string;
	label: string;
	value: number;
	unit: string;
	/** 销号率 63.2%, 乡镇 16·县直 7; may be empty. */
	note: string;
	/** What the number is of, for the pointer; the help page says the same. */
	help?: string;
	href: string;
	tone: Tone;
}

export interface MatrixView {
	/** What the lines are, and what else they may be. */
	by: MatrixBy;
	choices: Option[];
	sort: string;
	show: string;
	/** Findings in the order of the notice. */
	columns: { id: string; number: string; title: string }[];
	lines: MatrixLine[];
	/** How many lines there are before `show` leaves some out. */
	all: number;
}

export type MatrixBy = 'township' | 'department' | 'village';

export interface MatrixLine {
	unitId: string;
	name: string;
	/** What narrows a list to the rows of this line. */
	query: string;
	/** By column; null where the unit has no row of the finding. */
	cells: (MatrixCell | null)[];
	overdue: number;
	unclaimed: number;
	/** Null where nothing is counted. */
	completionRate: number | null;
	/** Of units that are expected to submit. */
	state: SubmissionState | null;
}

/** The submission of the person's own unit. */
export interface OwnSubmission {
	unitId: string;
	state: SubmissionState;
	lacking: number;
	/** Days since it was due while it is missing; 0 otherwise. */
	lateDays: number;
	dueOn: Day;
}

/** A unit and whom to ring there. */
export interface Caller {
	unitId: string;
	name: string;
	person: string;
	phone: string;
}

/** 报送 of everybody who is expected, at one glance. */
export interface SubmissionsGlance {
	expected: number;
	submitted: number;
	received: number;
	/** The due day has passed. */
	late: boolean;
	returned: Caller[];
	missing: Caller[];
	dueOn: Day;
	/** 催报 text to paste into a chat. */
	notice: string;
}

export interface OverdueView {
	total: number;
	/** All of them. */
	href: string;
	items: OverdueItem[];
	/** 逾期 text to paste into a chat. */
	notice: string;
}

export interface OverdueItem extends CardView {
	/** The deadline in words: 时限 6月30日. */
	due: string;
	phone: string;
}
