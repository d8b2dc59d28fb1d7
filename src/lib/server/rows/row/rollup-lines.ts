import {
	rollupState,
	type RollupState,
	settled,
	settledHeap,
	standsForAll
} from '#lib/ledger/rates/rollup.ts';
import { stepUnit, stepUnitNames, type ChainStep } from '#lib/ledger/chain/chain.ts';
import type { LevelWords } from '#lib/ledger/roster/level-words.ts';
import type { LedgerRow, Level, ProblemKind } from '#lib/ledger/row.ts';
import { rowSets, underWay, type SetName } from '#lib/ledger/row-sets.ts';
import { stageNames, type Stage } from '#lib/ledger/stage.ts';
import type { Tone } from '#lib/web/part.ts';

/** Rows below one that stands for all, counted together where they agree in everything that is said of them. */
export interface BelowCount {
	level: Level;
	stage: Stage;
	/** Sent back and not put up again. */
	returned: boolean;
	/** Of a transferred row: its outcome is confirmed. */
	confirmed: boolean;
	chain: ChainStep[];
	chainStep: number;
	problemKind: ProblemKind | null;
	/** The lead unit is the row's sector too. */
	sectorLeads: boolean;
	rows: number;
	/** Rows among them that the reader may open. */
	seen: number;
	/** Rows among them that were hung up again. */
	relapsed: number;
}

/** A number of rows in words; with `href` it opens just these. */
export interface RollupPart {
	text: string;
	rows: number;
	/** Null where the reader may not see all of them. */
	href: string | null;
	tone: Tone;
}

/** Rows of one level: 626 村. */
export interface RollupLine {
	level: Level;
	label: string;
	rows: number;
	href: string | null;
	parts: RollupPart[];
}

/** What a row that stands for all rows of its finding below it says of them. */
export interface RollupView {
	standing: RollupState;
	/** Why, and what is to be done. */
	words: string;
	/** Opens the rows not settled; null where there are none or not all may be seen. */
	door: string | null;
	lines: RollupLine[];
}

/**
 * The rows below one row, told by level and by where they stand (domain §5, Roll-up). Null for a row that stands for
 * itself alone, that is void, or that has nothing below.
 * @param units how many units have these rows, by level
 */
export function rollupView(
	row: LedgerRow,
	counts: BelowCount[],
	units: Partial<Record<Level, number>>,
	words: LevelWords
): RollupView | null {
	if (!standsForAll(row) || row.stage === 'void') return null;
	const below = counts.filter(({ stage }) => stage !== 'void');
	if (below.length === 0) return null;
	const door = (query: string) => `/rows?under=${row.id}${query}`;
	const open = below.filter((count) => !settledHeap(count));
	const unsettled = total(open);
	return {
		standing: rollupState(row, unsettled),
		words: wordsOf(row, open, total(below)),
		door: unsettled > 0 && allSeen(open) ? door('&stage=unsettled') : null,
		lines: order.flatMap((level) => {
			const there = below.filter((count) => count.level === level);
			if (there.length === 0) return [];
			const rows = total(there);
			return {
				level,
				rows,
				label: lineLabel(row, level, rows, units[level] ?? 0, words),
				href: allSeen(there) ? door(`&level=${level}`) : null,
				parts: partsOf(there, row, (query) => door(`&level=${level}${query}`))
			};
		})
	};
}

const order: Level[] = ['department', 'township', 'village', 'city'];

/** What a part counts, as the list calls it; each row is in just one. */
const heaps: { set: SetName | Stage; text: string; tone?: Tone }[] = [
	{ set: 'closed', text: stageNames.closed, tone: 'green' },
	{ set: 'notFound', text: stageNames.notFound, tone: 'green' },
	{ set: 'longTerm', text: stageNames.longTerm, tone: 'purple' },
	{ set: 'outcomeConfirmed', text: rowSets.outcomeConfirmed.words, tone: 'green' },
	{ set: 'verifying', text: stageNames.verifying },
	{ set: 'approving', text: stageNames.approving },
	{ set: 'notFoundPending', text: stageNames.notFoundPending },
	{ set: 'sentBack', text: rowSets.sentBack.words, tone: 'amber' },
	{ set: 'inHand', text: rowSets.inHand.words },
	{ set: 'outcomePending', text: rowSets.outcomePending.words },
	{ set: 'transferPending', text: stageNames.transferPending },
	{ set: 'declined', text: stageNames.declined },
	{ set: 'assigned', text: stageNames.assigned }
];

function heapOf({ stage, returned, confirmed }: BelowCount): SetName | Stage {
	if (returned) return 'sentBack';
	if (confirmed) return 'outcomeConfirmed';
	if (stage === 'transferred') return 'outcomePending';
	return underWay.includes(stage) ? 'inHand' : stage;
}

function partsOf(
	counts: BelowCount[],
	row: LedgerRow,
	door: (query: string) => string
): RollupPart[] {
	const bySet = Map.groupBy(counts, heapOf);
	return heaps.flatMap(({ set, text, tone = 'plain' }) => {
		const there = bySet.get(set);
		if (!there) return [];
		const href = allSeen(there) ? door(`&stage=${set}`) : null;
		const said = set === 'verifying' || set === 'approving' ? waitsFor(there, row, text) : text;
		return { text: said, rows: total(there), href, tone };
	});
}

/** 待乡镇核查, where all of them wait for the same kind of unit; else 待核查. */
function waitsFor(counts: BelowCount[], { leadUnitId }: LedgerRow, text: string): string {
	const names = counts.map(({ sectorLeads, ...count }) => {
		const sectorUnitId = sectorLeads ? leadUnitId : 'sector';
		const place = { unitId: 'below', townshipId: 'township', leadUnitId, sectorUnitId };
		return stepUnitNames[stepUnit({ ...count, ...place })];
	});
	const [only, ...others] = new Set(names);
	return only && others.length === 0 ? text.replace('待', `待${only}`) : text;
}

function lineLabel(
	row: LedgerRow,
	level: Level,
	rows: number,
	units: number,
	{ levels, departments }: LevelWords
): string {
	const beside = row.level === level;
	const unitWords = { ...levels, department: departments, village: '村（社区）' };
	const name = beside ? `${level === 'city' ? levels.city : '本乡镇'}其他` : unitWords[level];
	return beside || units !== rows ? `${name} ${rows} 条` : `${rows} 个${name}`;
}

function wordsOf(row: LedgerRow, open: BelowCount[], all: number): string {
	const unsettled = total(open);
	const relapsed = open.reduce((sum, count) => sum + count.relapsed, 0);
	const again = relapsed > 0 ? `（其中 ${relapsed} 条重新挂账）` : '';
	switch (rollupState(row, unsettled)) {
		case 'ready':
			return `下面 ${all} 条全部了结，由本条的责任单位申请销号；程序不会自动销号。`;
		case 'waiting':
			return `还有 ${unsettled} 条未了结${again}，全部了结后本条才能申请销号。`;
		case 'lost':
			return `本条${settled(row) ? '已了结' : '已申请销号'}，下面又有 ${unsettled} 条未了结${again}：请退回或重新挂账本条，或者督促这些条目再次了结。`;
		case 'done':
			return `下面 ${all} 条全部了结；本条${settled(row) ? '已了结' : `在“${stageNames[row.stage]}”`}。`;
	}
}

function total(counts: BelowCount[]): number {
	return counts.reduce((sum, { rows }) => sum + rows, 0);
}

function allSeen(counts: BelowCount[]): boolean {
	return counts.every(({ rows, seen }) => rows === seen);
}
