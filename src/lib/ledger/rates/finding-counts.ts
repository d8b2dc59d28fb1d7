import type { Day } from '#lib/ledger/day.ts';
import { totalsOf, type StageCount, type Totals } from './rates.ts';
import { settledHeap } from './rollup.ts';

/** Rows that serve one finding and are in one stage, counted together. */
export interface FindingRows extends StageCount {
	findingId: string;
	/** The outcome of what was transferred is confirmed. */
	confirmed: boolean;
	/** Hung up again at least once. */
	reopened: number;
	/** 漏报, whatever became of the row since. */
	missed: number;
	nextReview: Day | null;
}

/** What every document says of a finding, or of all of them together. */
export interface FindingCounts extends Totals {
	goalReached: number;
	notFound: number;
	/** Hung up again at least once, and what became of them since. */
	reopened: { rows: number; closed: number; open: number };
	missed: number;
	/** The next review of its long-term rows. */
	nextReview: Day | null;
}

/**
 * The counts of one finding from the rows that serve it, or of a whole campaign from its rows, each once (domain §4: a
 * problem that serves two findings counts for each of them and once in totals). Void rows count nowhere.
 */
export function countsOf(all: FindingRows[]): FindingCounts {
	const kept = all.filter(({ stage }) => stage !== 'void');
	const sum = (
		of: (one: FindingRows) => number,
		which: (one: FindingRows) => boolean = () => true
	) => kept.filter(which).reduce((total, one) => total + of(one), 0);
	const reopened = (one: FindingRows) => one.reopened;
	const days = kept.flatMap(({ stage, nextReview }) =>
		stage === 'longTerm' && nextReview ? [nextReview] : []
	);
	return {
		...totalsOf(kept),
		goalReached: sum(
			({ goalReached }) => goalReached,
			({ stage }) => stage === 'longTerm'
		),
		notFound: sum(
			({ rows }) => rows,
			({ stage }) => stage === 'notFound'
		),
		reopened: {
			rows: sum(reopened),
			closed: sum(reopened, ({ stage }) => stage === 'closed'),
			open: sum(reopened, (one) => !settledHeap(one))
		},
		missed: sum(({ missed }) => missed),
		nextReview: days.sort()[0] ?? null
	};
}
