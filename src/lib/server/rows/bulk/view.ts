import type { BulkVerb } from '#lib/ledger/bulk.ts';
import type { Day } from '#lib/ledger/day.ts';

/** One row as preview and result name it. */
export interface BulkLine {
	id: string;
	version: number;
	number: string;
	/** The name of its campaign where rows of several stand together; '' otherwise. */
	campaign: string;
	title: string;
	unit: string;
	township: string | null;
	/** The stage in words. */
	stage: string;
	/** It is looked at itself: drawn, or its draw has failed; `rest` follows the drawn ones. */
	draw: 'own' | 'rest' | null;
	/** Why it will not be done; '' where it will. */
	why: string;
}

/** What an act on many rows will do and what not, before anything is done. */
export interface BulkPreview {
	verb: BulkVerb;
	/** The same key does its work once, however often the form is sent. */
	key: string;
	/** Whose form it is (server/kept-forms.ts). */
	keeper: string;
	today: Day;
	will: BulkLine[];
	wont: BulkLine[];
	/** The boxes that stand ticked at first. */
	ticked: string[];
	/** Rows of the view that this act is not for, or not by this person; not listed. */
	others: number;
	/** Rows that this act is for, beyond the most that go at once. */
	beyond: number;
	/** The findings of the rows: 未发现 is told once for each. */
	findings: { id: string; title: string; count: number }[];
	/** Draws that hold rows of this preview. */
	draws: { id: string; title: string }[];
	/** Rows that wait for a draw. */
	undrawn: number;
	/** 责任人 to choose from. */
	people: string[];
}

/** What became of each row. */
export interface BulkResult {
	verb: BulkVerb;
	lines: {
		id: string;
		number: string;
		unit: string;
		done: boolean;
		/** Taken out of the list by the person. */
		left?: true;
		message: string;
	}[];
	/** What is missing, by field name; then no row was tried. */
	errors: Record<string, string>;
	/** Given back as typed. */
	values: Record<string, string>;
	ids: string[];
}
