import type { Day, Instant } from '#lib/ledger/day.ts';

/** What the log is narrowed to; '' for everything. */
export interface LogFilter {
	/** Part of a person's name or login. */
	who: string;
	/** Part of the name of the acting unit. */
	unit: string;
	/** Which chain: ledger, roster, access, session, draft. */
	kind: string;
	/** The kind of event. */
	act: string;
	/** A row by its number, with its unit where wanted: 6-2, 铁李村 6-2. */
	row: string;
	/** The first and the last day in Asia/Shanghai. */
	from: Day | '';
	to: Day | '';
}

export const logFields = ['who', 'unit', 'kind', 'act', 'row', 'from', 'to'] as const;

/** One event as the auditor reads it. */
export interface LogLine {
	id: string;
	seq: number;
	at: Instant;
	kind: string;
	person: string;
	unit: string;
	/** What was done, in a sentence; the words of a row are not told. */
	what: string;
	hash: string;
}

export interface LogPage {
	lines: LogLine[];
	/** Where the next, older page begins; null at the end. */
	next: string | null;
}
