import type { CardView } from '#lib/server/rows/view.ts';

/** 人员移交: what a person answers for and another one is to take over. */
export interface HandOverView {
	/** Whose rows; '' while nobody is chosen. */
	person: string;
	/** Everybody who answers for something here, with how many rows. */
	people: { name: string; rows: number }[];
	/** Their rows that are not done with, by campaign. */
	campaigns: { id: string; name: string; lines: HandOverLine[] }[];
	/** What they applied for on rows of somebody else and that still waits: it stands, nothing is to be done. */
	applied: HandOverLine[];
	/** The form as it was left when the session ran out. */
	left: { values: Record<string, string>; ids: string[] } | null;
	/** For `key`: a form sent twice does its work once. */
	key: string;
	/** Whose form it is (server/kept-forms.ts). */
	keeper: string;
	/** Who may hand over, for somebody who may not: an administrator who takes an account out of use. */
	askHere: AskHere | null;
}

/** The rows of a person lie in a unit of others; these are its people. */
export interface AskHere {
	unit: string;
	rows: number;
	people: { name: string; role: string; phone: string }[];
}

export interface HandOverLine extends CardView {
	/** 已认领, 待核查 … */
	stageName: string;
	/** What waits on it and goes on waiting; '' when nothing does. */
	waits: string;
}

/** What became of each row, after POST. */
export interface HandOverResult {
	lines: { id: string; number: string; unit: string; done: boolean; message: string }[];
	/** What is missing, by field name; then no row was tried. */
	errors: Record<string, string>;
	values: Record<string, string>;
	ids: string[];
}
