import type { Day, Instant } from '#lib/ledger/day.ts';

/** A 督导记录 as it stands on the row and in the list of the unit that wrote it. */
export interface SupervisionNote {
	id: string;
	unit: string;
	person: string;
	at: Instant;
	finding: string;
	/** '' where none was given. */
	suggestion: string;
	/** Day by which an answer is expected; '' for none. */
	answerBy: Day | '';
	/** What the responsible unit did first after it; null while it has done nothing. */
	answer: { act: string; at: Instant } | null;
	/** No answer came by its day. */
	late: boolean;
}

/** `data.notes` of /supervision. */
export interface SupervisionList {
	notes: (SupervisionNote & { rowId: string; number: string; place: string; stage: string })[];
	/** Where the next, older page begins; null at the end. */
	next: string | null;
}
