import type { Day } from '#lib/ledger/day.ts';

/** `data.draws` of /draws: the draws whose whole batch this person sees, newest first. */
export interface DrawLine {
	id: string;
	day: Day;
	/** 9 有的地方政策宣传不深入. */
	finding: string;
	/** The unit that drew, and the township the batch lies in. */
	unit: string;
	size: number;
	drawn: number;
	passed: number;
	/** 漏报 that the draw showed. */
	failed: number;
	waiting: number;
}

/** `data.sheet` of /draws/[id]: one draw, whole, for the screen and for paper. */
export interface DrawSheet extends DrawLine {
	campaignId: string;
	campaign: string;
	person: string;
	/** 2022-06-09 09:00:12. */
	at: string;
	percent: number;
	seed: string;
	/** The draw done again from its seed gives the same rows, and the record of its day says the same. */
	same: boolean;
	/** What repeats it on the server; '' for who does not keep the server. */
	command: string;
	rows: {
		id: string;
		number: string;
		unit: string;
		drawn: boolean;
		/** What was found, in words. */
		result: string;
		missed: boolean;
	}[];
}
