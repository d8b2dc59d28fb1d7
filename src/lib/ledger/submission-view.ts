import type { Day } from './day.ts';
import type { SubmissionState } from './submission.ts';

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
