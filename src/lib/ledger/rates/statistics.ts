import { totalsOf, type StageCount, type Totals } from './rates.ts';

export const divisions = ['section', 'sector', 'type', 'origin', 'township'] as const;
export type Division = (typeof divisions)[number];
export const divisionNames: Record<Division, string> = {
	section: '类别',
	sector: '牵头单位',
	type: '整改类型',
	origin: '问题来源',
	township: '乡镇'
};

/** `data.statistics` of /statistics. */
export interface StatisticsView {
	by: Division;
	lines: StatisticsLine[];
	total: StatisticsLine;
	/** A row with several origins stands in several lines: the lines together are more than the total. */
	overlaps: boolean;
}

export interface StatisticsLine extends Totals {
	/** The value that /rows takes for it; '-' for rows that have none. */
	key: string;
	label: string;
	/** The rows of this line, as a query of /rows; its figures add to it. */
	query: string;
	rows: number;
	overdue: number;
}

/** Rows of one line in one stage. */
export interface LineCount extends StageCount {
	overdue: number;
}

/** One line of the table; every figure but rows and 逾期 is of ledger/rates. */
export function statisticsLine(
	key: string,
	label: string,
	query: string,
	counts: LineCount[]
): StatisticsLine {
	return {
		...{ key, label, query },
		...totalsOf(counts),
		rows: counts.reduce((sum, { rows }) => sum + rows, 0),
		overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0)
	};
}
