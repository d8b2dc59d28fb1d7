import type { Level, LeanRow } from '#lib/ledger/row.ts';

/** Whose unit signs a step, seen from the row. */
export const stepUnits = ['township', 'leadUnit', 'sector', 'office'] as const;
export type StepUnit = (typeof stepUnits)[number];

/** One step of a sign-off chain; the last step approves, all earlier ones verify (domain §5, Chain). */
export interface ChainStep {
	unit: StepUnit;
	role: 'clerk' | 'head';
	/** Only for 政策落实 problems, which their sector department signs too. */
	only?: 'policy';
}

export type Chains = Record<Level, ChainStep[]>;

/** The chains a campaign starts with; the office may change them until dispatch. */
export const defaultChains: Chains = {
	village: [
		{ unit: 'township', role: 'clerk' },
		{ unit: 'sector', role: 'clerk', only: 'policy' },
		{ unit: 'township', role: 'head' }
	],
	township: [
		{ unit: 'leadUnit', role: 'clerk' },
		{ unit: 'sector', role: 'clerk', only: 'policy' },
		{ unit: 'office', role: 'clerk' }
	],
	department: [
		{ unit: 'office', role: 'clerk' },
		{ unit: 'office', role: 'head' }
	],
	city: [
		{ unit: 'office', role: 'clerk' },
		{ unit: 'office', role: 'head' }
	]
};

type ChainRow = Pick<
	LeanRow,
	| 'level'
	| 'stage'
	| 'unitId'
	| 'townshipId'
	| 'leadUnitId'
	| 'sectorUnitId'
	| 'problemKind'
	| 'chain'
	| 'chainStep'
>;

/**
 * The steps a row goes through: those for 政策落实 only where its problem is one, and the sector department once
 * where it leads the finding as well.
 */
export function stepsOf(
	row: Pick<ChainRow, 'chain' | 'problemKind' | 'sectorUnitId' | 'leadUnitId'>
): ChainStep[] {
	const led = row.chain.some((step) => step.unit === 'leadUnit');
	const sectorLeads = led && (row.sectorUnitId ?? row.leadUnitId) === row.leadUnitId;
	const steps = row.chain.filter(
		(step) =>
			(step.only !== 'policy' || row.problemKind === 'policy') &&
			!(step.unit === 'sector' && sectorLeads)
	);
	return steps.length > 0 ? steps : row.chain;
}

/**
 * The step that waits, or the first one while nothing waits. A row reported as 未发现 is looked at by the
 * unit of its first step, by clerk or head.
 */
export function waitingStep(row: ChainRow): ChainStep {
	const reviewed = row.stage === 'verifying' || row.stage === 'approving';
	const steps = stepsOf(row);
	const step = steps[reviewed ? Math.min(row.chainStep, steps.length - 1) : 0];
	if (!step) throw new Error(`a chain of ${row.level} rows has no step`);
	return reviewed ? step : { unit: step.unit, role: 'clerk' };
}

/** The number of the step that waits once a row's steps have changed: what was signed and still counts lies before it. */
export function stepAmong(signed: ChainStep[], steps: ChainStep[]): number {
	const counted = steps.filter((step) => signed.includes(step)).length;
	return Math.min(counted, steps.length - 1);
}

/**
 * Whether the unit a step names can judge this row; otherwise the office stands in: no lead unit, no
 * township, or the unit would judge its own row.
 */
export function stepUnit(row: ChainRow): StepUnit {
	const { unit } = waitingStep(row);
	const owner = row.level === 'city' ? row.leadUnitId : row.unitId;
	const named = unitNamed(unit, row);
	return named === null || named === owner ? 'office' : unit;
}

/** Id of the unit whose people sign the step that waits. */
export function stepUnitId(row: ChainRow, officeId: string) {
	return unitNamed(stepUnit(row), row) ?? officeId;
}

function unitNamed(unit: StepUnit, row: ChainRow): string | null {
	if (unit === 'township') return row.townshipId;
	if (unit === 'leadUnit') return row.leadUnitId;
	return unit === 'sector' ? (row.sectorUnitId ?? ledByIn(row)) : null;
}

/** The lead unit sees rows of townships and of the city; below them only what names it as 行业部门. */
function ledByIn({ level, leadUnitId }: ChainRow): string | null {
	return level === 'township' || level === 'city' ? leadUnitId : null;
}

export const stepUnitNames: Record<StepUnit, string> = {
	township: '乡镇',
	leadUnit: '牵头单位',
	sector: '行业部门',
	office: '办公室'
};

/** A step in words: 乡镇核查, 办公室审定. The last step approves. */
export function stepName(step: ChainStep, last: boolean): string {
	return stepUnitNames[step.unit] + (last ? '审定' : '核查');
}
