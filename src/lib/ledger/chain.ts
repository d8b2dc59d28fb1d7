import type { Level, RowHead } from './row.ts';

/** Whose unit signs a step, seen from the row. */
export type StepUnit = 'township' | 'leadUnit' | 'office';

/** One step of a sign-off chain; the last step approves, all earlier ones verify (domain §5, Chain). */
export interface ChainStep {
	unit: StepUnit;
	role: 'clerk' | 'head';
}

export type Chains = Record<Level, ChainStep[]>;

/** The chains a campaign starts with; the office may change them until dispatch. */
export const defaultChains: Chains = {
	village: [
		{ unit: 'township', role: 'clerk' },
		{ unit: 'township', role: 'head' }
	],
	township: [
		{ unit: 'leadUnit', role: 'clerk' },
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
	RowHead,
	'level' | 'stage' | 'unitId' | 'townshipId' | 'leadUnitId' | 'chain' | 'chainStep'
>;

/**
 * The step that waits, or the first one while nothing waits. A row reported as 未发现 is looked at by the
 * unit of its first step, by clerk or head.
 */
export function waitingStep(row: Pick<ChainRow, 'stage' | 'chain' | 'chainStep'>): ChainStep {
	const reviewed = row.stage === 'verifying' || row.stage === 'approving';
	const step = row.chain[reviewed ? row.chainStep : 0];
	if (!step) throw new Error(`a chain of ${row.chain.length} steps has no step ${row.chainStep}`);
	return reviewed ? step : { unit: step.unit, role: 'clerk' };
}

/**
 * Whether the unit a step names can judge this row; otherwise the office stands in: no lead unit, no
 * township, or the unit would judge its own row.
 */
export function stepUnit(row: ChainRow): StepUnit {
	const { unit } = waitingStep(row);
	const owner = row.level === 'city' ? row.leadUnitId : row.unitId;
	const named = unit === 'township' ? row.townshipId : unit === 'leadUnit' ? row.leadUnitId : null;
	return named === null || named === owner ? 'office' : unit;
}

/** Id of the unit whose people sign the step that waits. */
export function stepUnitId(row: ChainRow, officeId: string) {
	const unit = stepUnit(row);
	if (unit === 'office') return officeId;
	return (unit === 'township' ? row.townshipId : row.leadUnitId) ?? officeId;
}

const stepUnitNames: Record<StepUnit, string> = {
	township: '乡镇',
	leadUnit: '牵头单位',
	office: '办公室'
};

/** A step in words: 乡镇核查, 办公室审定. The last step approves. */
export function stepName(step: ChainStep, last: boolean): string {
	return stepUnitNames[step.unit] + (last ? '审定' : '核查');
}
