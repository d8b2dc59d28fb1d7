import type { InSentence } from '#lib/ledger/names/sentence.ts';

/** Nobody decided yet and it counts as a name; a name; none. */
export const nameStandings = ['open', 'marked', 'none'] as const;
export type NameStanding = (typeof nameStandings)[number];

/** A word of a notice with its sentence; of a name that was decided on, masked, its place among them. */
export interface NameHere extends InSentence {
	/** The word, or of a marked name its place in the list. */
	which: string;
}

/** 通知里的姓名: what the office decides on after a notice was handed out. */
export interface NoticeNamesView {
	campaign: { id: string; name: string };
	/** Of the notice, for the forms. */
	version: number;
	/** How many nobody decided on. */
	open: number;
	findings: {
		id: string;
		number: string;
		title: string;
		names: Record<NameStanding, NameHere[]>;
	}[];
}
