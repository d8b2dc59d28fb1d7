import type { LedgerRow } from '#lib/ledger/row.ts';
import type { Stage } from '#lib/ledger/stage.ts';

/** Rows of one stage counted together, as one line of a `group by stage`. */
export interface StageCount {
	stage: Stage;
	rows: number;
	/** Rows among them with a concrete problem. */
	problems: number;
	/** Long-term rows among them whose stage goal is reached. */
	goalReached: number;
}

/** The figures of any scope. Rates are between 0 and 1, null where nothing is counted. */
export interface Totals {
	/** y个: rows with a concrete problem; what was transferred counts where it went. */
	problems: number;
	closed: number;
	longTerm: number;
	/** 正在整改: every problem neither struck off nor under long-term watch (domain §5); the stage of that name has some. */
	rectifying: number;
	completionRate: number | null;
	closureRate: number | null;
}

/** Stages whose rows stand outside every rate: nothing was found, or the row counts elsewhere. */
export const uncounted: readonly Stage[] = ['notFound', 'void', 'transferred'];
/** Stages in which a problem no longer counts as 正在整改. */
export const dealtWith: readonly Stage[] = ['closed', 'longTerm'];

/** The two rates as every page explains them. */
export const rateMeanings = {
	completion:
		'完成率 =（已销号 + 阶段目标已达到的长期坚持）÷ 全部条目，未发现此类问题、作废和已移交的不算在内',
	closure: '销号率 = 已销号 ÷ 同样的全部条目'
};

/**
 * The only counts and rates (domain §5, Roll-up): 完成率 = (closed + longTerm whose stage goal is reached) /
 * (all − notFound − void − transferred), 销号率 = closed / the same.
 */
export function totalsOf(counts: StageCount[]): Totals {
	const counted = counts.filter(({ stage }) => !uncounted.includes(stage));
	const sum = (of: (count: StageCount) => number) =>
		counted.reduce((total, count) => total + of(count), 0);
	const problems = sum((count) => count.problems);
	const closed = sum((count) => (count.stage === 'closed' ? count.rows : 0));
	const longTerm = sum((count) => (count.stage === 'longTerm' ? count.rows : 0));
	const reached = sum((count) => (count.stage === 'longTerm' ? count.goalReached : 0));
	const all = sum((count) => count.rows);
	const settledProblems = sum(({ stage, problems }) => (dealtWith.includes(stage) ? problems : 0));
	return {
		problems,
		closed,
		longTerm,
		rectifying: problems - settledProblems,
		completionRate: all === 0 ? null : (closed + reached) / all,
		closureRate: all === 0 ? null : closed / all
	};
}

type Counted = Pick<LedgerRow, 'stage' | 'problem' | 'goalReached'>;

/** The same counts from rows in the hand. */
export function countStages(rows: Counted[]): StageCount[] {
	const counts = new Map<Stage, StageCount>();
	for (const row of rows) {
		const count = counts.get(row.stage) ?? {
			stage: row.stage,
			rows: 0,
			problems: 0,
			goalReached: 0
		};
		count.rows += 1;
		if (row.problem) count.problems += 1;
		if (row.goalReached) count.goalReached += 1;
		counts.set(row.stage, count);
	}
	return [...counts.values()];
}

/** 37.5 %; never rounded up to 100 %; “—” where nothing is counted. */
export function rateInWords(rate: number | null): string {
	return rate === null ? '—' : `${Math.floor(rate * 1000 + 1e-9) / 10}%`;
}
