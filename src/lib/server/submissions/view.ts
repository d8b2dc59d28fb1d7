import type { Day, Instant } from '#lib/ledger/day.ts';
import type { TimelineEntry } from '#lib/server/rows/row/view.ts';
import type { Lack, SubmissionState, SubmissionVerb } from '#lib/ledger/submissions/submission.ts';

/** A unit that is expected to submit, as the office reads it. */
export interface SubmissionLine {
	unitId: string;
	name: string;
	level: 'township' | 'department';
	state: SubmissionState;
	/** The latest one; 0 while nothing was submitted. */
	version: number;
	submittedOn: Day | null;
	/** Days after the due day on which it came or, while it is missing, has not come yet; 0 in time. */
	lateDays: number;
	filledBy: string;
	/** 代报: how it came; '' when the unit submitted it here. */
	cameBy: string;
	/** 代报: rows that were still wanting. */
	blockers: number;
	/** Why it was returned; '' otherwise. */
	reason: string;
	/** Whom to ring: the unit's contact, else who submitted, else its first clerk. */
	person: string;
	phone: string;
}

/** Who has submitted, for desks and figures. `expected` = `submitted` + `returned` + `missing.length`. */
export interface SubmissionFigures {
	expected: number;
	/** 已报: what the office has received is among them. */
	submitted: number;
	/** 已收: of those submitted. */
	received: number;
	returned: number;
	missing: { unitId: string; name: string; person: string; phone: string }[];
	byUnit: Map<string, SubmissionState>;
}

/** Heaps of expected units one may look at: `handedIn` is 已报 and what the office has received of it. */
export const submissionSets = ['handedIn', 'submitted', 'received', 'returned', 'missing'] as const;
export type SubmissionSet = (typeof submissionSets)[number];

/** `data.page` of /submissions: who has submitted, at a glance. */
export interface SubmissionsView {
	campaignId: string;
	dueOn: Day;
	figures: Omit<SubmissionFigures, 'byUnit'>;
	/** Missing first, then sent back. */
	lines: SubmissionLine[];
	/** What the address narrows to; '' for all. */
	shown: SubmissionSet | '';
	/** Ways to narrow, in order, each with how many there are. */
	heaps: { heap: SubmissionSet; total: number }[];
	/** Paste-ready for a chat group; '' when nobody is missing. */
	urging: string;
	/** The person receives, returns and enters here. */
	office: boolean;
}

/** `data.page` of /submissions/[unit]. */
export interface UnitSubmissionView {
	campaignId: string;
	unitId: string;
	name: string;
	dueOn: Day;
	today: Day;
	/** False where the office expects nothing of this unit. */
	expected: boolean;
	state: SubmissionState;
	version: number;
	lateDays: number;
	reason: string;
	/** Acts this person has here in this state. */
	acts: SubmissionVerb[];
	/** May add scans to the latest version. */
	mayScan: boolean;
	lacks: LacksView;
	/** What the form holds to begin with. */
	filledBy: string;
	phone: string;
	/** For `key`: a form sent twice does its work once. */
	key: string;
	/** The latest first. */
	versions: SubmissionVersion[];
	history: TimelineEntry[];
}

/** What keeps a unit from submitting, by unit: its own rows first, then its villages'. */
export interface LacksView {
	total: number;
	/** The whole list behind it. */
	href: string;
	groups: LackGroup[];
}

export interface LackGroup {
	unitId: string;
	name: string;
	total: number;
	href: string;
	/** The first of them. */
	rows: LackRowView[];
}

export interface LackRowView {
	id: string;
	/** 6-2. */
	number: string;
	title: string;
	lack: Lack;
	/** Opens the row, at the form that mends it where this person has one. */
	href: string;
}

export interface SubmissionVersion {
	version: number;
	at: Instant;
	submittedOn: Day;
	lateDays: number;
	filledBy: string;
	phone: string;
	/** Who typed it: the unit's clerk, or with 代报 somebody of the office. */
	person: string;
	cameBy: string;
	blockers: number;
	sha256: string;
	/** What changed since the version before; null for the first, and for those not looked at. */
	changes: VersionChanges | null;
	scans: ScanView[];
}

/** What a version changed; a row that stands in two sheets is told once. */
export interface VersionChanges {
	total: number;
	/** The first of them. */
	lines: ChangedLine[];
}

export interface ChangedLine {
	kind: 'added' | 'removed' | 'changed';
	/** The village, or the unit whose sheet it is. */
	unit: string;
	/** The problem, or the finding where none is written. */
	text: string;
	cells: { title: string; from: string; to: string }[];
}

export interface ScanView {
	id: string;
	name: string;
	size: number;
	person: string;
	at: Instant;
}

/** `data.page` of /submissions/expected. `owns`: the unit has rows, so it is expected unless the office says otherwise. */
export interface ExpectedView {
	townships: ExpectedLine[];
	departments: ExpectedLine[];
	/** Who may be added. */
	others: ExpectedLine[];
}

export interface ExpectedLine {
	unitId: string;
	name: string;
	owns: boolean;
}
