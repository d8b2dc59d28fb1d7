import type { Actor } from '#lib/ledger/actor.ts';
import { matrixLines } from './matrix-lines.ts';
import { figuresOf, type Figures, type MatrixCell } from '#lib/ledger/rates/figures.ts';
import { refuse, type Refusal } from '#lib/ledger/refusal.ts';
import { submissionStateNames } from '#lib/ledger/submissions/submission.ts';
import type { DirectoryUnit } from '#lib/server/directory.ts';
import { heapsOf, selfFoundIds } from '#lib/server/rows/figures.ts';
import { cardNames } from '#lib/server/rows/board/board.ts';
import { submissionsOf } from '#lib/server/submissions/submissions.ts';

/** What a desk shows, as data for the command line. Rates are between 0 and 1, null where nothing is counted. */
export interface FiguresReport extends Figures {
	unit: string;
	submissions: { expected: number; submitted: number; returned: number; missing: string[] };
	/** Townships and departments, or a township's villages, by code; places by the finding's number. */
	matrix: {
		code: string;
		name: string;
		overdue: number;
		unclaimed: number;
		completionRate: number | null;
		submission: string | null;
		cells: Record<string, MatrixCell>;
	}[];
}

/**
 * The figures of a campaign as an actor sees them, of the county or of one unit (a township with its villages).
 * @param unitCode division code or the office's own number of a unit
 */
export async function figuresReport(
	actor: Actor,
	campaignId: string,
	unitCode: string | undefined
): Promise<FiguresReport | Refusal> {
	const names = await cardNames(actor, campaignId);
	const units = [...names.units.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
	const unit = unitCode ? units.find(({ code }) => code === unitCode) : undefined;
	if (unitCode && !unit)
		return refuse('unknown', `没有代码为“${unitCode}”的单位：代码见“单位”页。`);
	const narrow = unit !== undefined && unit.level !== 'city';
	const all = await heapsOf(actor, campaignId, narrow ? 'unit' : 'township');
	const own = narrow ? all.filter(({ line }) => isOf(names.units.get(line), unit)) : all;
	const sent = await submissionsOf(actor, campaignId);
	const states = narrow
		? new Map([...sent.byUnit].filter(([unitId]) => unitId === unit.id))
		: sent.byUnit;
	const findings = [...names.findings.values()].sort((a, b) => a.ordinal - b.ordinal);
	const ids = findings.map(({ id }) => id);
	const named = units.map(({ id, shortName }) => ({ id, name: shortName, query: `scope=${id}` }));
	const lines = matrixLines(own, named, ids, states);
	const count = (...wanted: string[]) =>
		[...states.values()].filter((state) => wanted.includes(state)).length;
	return {
		unit: unit?.shortName ?? actor.unitName,
		...figuresOf(own, await selfFoundIds(actor.countyId, campaignId)),
		submissions: {
			expected: states.size,
			submitted: count('submitted', 'received'),
			returned: count('returned'),
			missing: sent.missing.filter(({ unitId }) => states.has(unitId)).map(({ name }) => name)
		},
		matrix: lines.map(({ unitId, name, cells, overdue, unclaimed, completionRate, state }) => ({
			code: names.units.get(unitId)?.code ?? '',
			name,
			overdue,
			unclaimed,
			completionRate,
			submission: state && submissionStateNames[state],
			cells: Object.fromEntries(
				cells.flatMap((cell, at) => (cell ? [[findings[at]?.number ?? '', cell]] : []))
			)
		}))
	};
}

function isOf(line: DirectoryUnit | undefined, unit: DirectoryUnit): boolean {
	return line !== undefined && (line.id === unit.id || line.parentId === unit.id);
}
