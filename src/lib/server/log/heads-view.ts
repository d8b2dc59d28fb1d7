import type { Day } from '#lib/ledger/day.ts';

/** Heads of the chain of the ledger, by day. */
export interface HeadsView {
	/** The last day first; days that brought nothing are left out. `hash` is its beginning. */
	heads: { day: Day; count: number; seq: number; hash: string }[];
	/** The day of the first event that is kept. */
	since: Day | null;
	/** How many events are kept. */
	events: number;
	/** The last day of the span before; null at the beginning. */
	earlier: Day | null;
}

/** 台账校验单: where every chain stood at the end of a day. */
export interface HeadSheet {
	county: string;
	day: Day;
	open: boolean;
	printedBy: string;
	/** In Asia/Shanghai, to the second. */
	printedAt: string;
	lines: { kind: string; name: string; count: number; seq: number; hash: string }[];
	/** How the sheet is compared with the store later. */
	command: string;
}
